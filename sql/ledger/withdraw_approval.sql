-- Withdraws the release of what a run held; the run's message keeps who had released it.
-- :run_id, :withdrawn_by
UPDATE calcom.sync_run
SET message = CONCAT(COALESCE(message, ''), '; released by ', approved_by, '; withdrawn by ', CAST(:withdrawn_by AS VARCHAR)),
    approved_by = NULL
WHERE run_id = :run_id AND approved_by IS NOT NULL
