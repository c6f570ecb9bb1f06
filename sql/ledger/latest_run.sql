-- The newest run of a job for its organization, or no row.
-- :job, :org_id
SELECT run_id FROM calcom.sync_run WHERE job = :job AND org_id = :org_id ORDER BY run_id DESC LIMIT 1
