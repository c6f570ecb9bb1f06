-- Whether the ledger already says how this attempt of a run ended, or that the run has been published.
-- :run_id, :since (UTC)
SELECT COUNT(*)
FROM calcom.sync_run AS run
WHERE run.run_id = :run_id
  AND (run.finished_at >= :since
       OR run.status IN ('published', 'unchanged')
       OR (run.status = 'held' AND EXISTS (SELECT 1 FROM calcom.sync_resource AS resource WHERE resource.run_id = run.run_id)))
