-- Runs whose held closings are still open, newest first: those that are not released, or those that are.
-- :job, :org_id, :run_id (each NULL: any), :released
SELECT run.run_id, COUNT(*) AS closings
FROM calcom.sync_run AS run
JOIN calcom.held_closing AS held ON held.run_id = run.run_id
JOIN calcom.ooo_entry_history AS live
    ON live.org_id = held.org_id AND live.entry_id = held.entry_id AND live.version = held.version AND live.is_current
WHERE run.job = COALESCE(CAST(:job AS VARCHAR), run.job)
  AND run.org_id = COALESCE(CAST(:org_id AS BIGINT), run.org_id)
  AND run.run_id = COALESCE(CAST(:run_id AS VARCHAR), run.run_id)
  AND (run.approved_by IS NOT NULL) = :released
GROUP BY run.run_id
ORDER BY run.run_id DESC
