-- Complete readings of a resource that have been published for an organization. The first load lasts until there is one.
-- :org_id, :resource
SELECT COUNT(*)
FROM calcom.sync_run AS run
JOIN calcom.sync_resource AS resource ON resource.run_id = run.run_id AND resource.resource = :resource
WHERE run.org_id = :org_id AND run.status IN ('published', 'unchanged', 'held') AND resource.completeness = 'complete'
