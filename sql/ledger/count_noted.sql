-- Whether the ledger already says how this attempt of a run ended.
-- :run_id, :since (UTC)
SELECT COUNT(*)
FROM calcom.sync_run
WHERE run_id = :run_id AND (finished_at >= :since OR status IN ('published', 'unchanged'))
