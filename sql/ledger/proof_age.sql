-- Since when nothing has been proven complete (UTC): the newest complete full reading, else the first full one. Impossible
-- instants do not count: those later than now, or than the end of a later run.
-- :org_id, :now (UTC, with some minutes of grace); NULL when there has been no full run
SELECT COALESCE(MAX(CASE WHEN completeness = 'complete' THEN as_of END), MIN(as_of))
FROM (SELECT run.as_of, run.mode, run.status, resource.completeness,
             MIN(run.finished_at) OVER (ORDER BY run.run_id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS later_end
      FROM calcom.sync_run AS run
      LEFT JOIN calcom.sync_resource AS resource ON resource.run_id = run.run_id AND resource.resource = 'ooo_entry'
      WHERE run.org_id = :org_id) AS reading
WHERE mode = 'full'
  AND status IN ('published', 'unchanged', 'held')
  AND completeness IS NOT NULL
  AND as_of <= :now
  AND (later_end IS NULL OR as_of <= later_end + INTERVAL '5' MINUTE)
