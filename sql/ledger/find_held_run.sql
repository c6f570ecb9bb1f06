-- Runs whose closings are held and not yet approved, newest first.
-- :job, :org_id, :run_id (NULL: any)
SELECT run.run_id, COUNT(*) AS closings
FROM calcom.sync_run AS run
JOIN calcom.held_closing AS held ON held.run_id = run.run_id
WHERE run.job = :job AND run.org_id = :org_id AND run.approved_by IS NULL
  AND run.run_id = COALESCE(CAST(:run_id AS VARCHAR), run.run_id)
GROUP BY run.run_id
ORDER BY run.run_id DESC
