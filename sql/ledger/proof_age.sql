-- When the newest complete full reading of an organization began (UTC), and when its first full run was published.
-- :org_id
SELECT MAX(CASE WHEN resource.completeness = 'complete' THEN run.as_of END) AS complete_as_of, MIN(run.as_of) AS first_as_of
FROM calcom.sync_run AS run
JOIN calcom.sync_resource AS resource ON resource.run_id = run.run_id AND resource.resource = 'ooo_entry'
WHERE run.org_id = :org_id AND run.mode = 'full' AND run.status IN ('published', 'unchanged')
