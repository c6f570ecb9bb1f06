-- Whether the ledger knows a run of a job.
-- :run_id, :job, :org_id
SELECT COUNT(*) FROM calcom.sync_run WHERE run_id = :run_id AND job = :job AND org_id = :org_id
