-- Since when nothing has been proven complete (UTC): the newest complete full reading, else the first full one.
-- :org_id; NULL when there has been no full run
SELECT COALESCE(MAX(CASE WHEN resource.completeness = 'complete' THEN run.as_of END), MIN(run.as_of))
FROM calcom.sync_run AS run
JOIN calcom.sync_resource AS resource ON resource.run_id = run.run_id AND resource.resource = 'ooo_entry'
WHERE run.org_id = :org_id AND run.mode = 'full' AND run.status IN ('published', 'unchanged', 'held')
