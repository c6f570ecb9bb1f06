-- The id of the last run of all jobs, or no row.
SELECT run_id FROM calcom.sync_run ORDER BY run_id DESC LIMIT 1
