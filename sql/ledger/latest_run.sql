-- The newest run of a job, or no row.
-- :job
SELECT run_id FROM calcom.sync_run WHERE job = :job ORDER BY run_id DESC LIMIT 1
