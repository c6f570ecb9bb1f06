-- Complete full runs that have been published for an organization: the first load lasts until there is one.
-- :org_id
SELECT COUNT(*)
FROM calcom.sync_run AS run
JOIN calcom.sync_resource AS resource ON resource.run_id = run.run_id AND resource.resource = 'ooo_entry'
WHERE run.org_id = :org_id
  AND run.mode = 'full'
  AND run.status IN ('published', 'unchanged', 'held')
  AND resource.completeness = 'complete'
