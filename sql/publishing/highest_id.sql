-- The highest id of an entry that had been seen when a full reading was last complete. A sample, a scoped or an unproven
-- reading says nothing about the ids below. Cal.com assigns an id before it stores the entry, so an entry that is stored
-- late is below ids seen earlier: better no lead time than a wrong one.
-- Runs of versions before 0.2.0 have not stored it.
-- :org_id
SELECT COALESCE(MAX(resource.highest_id), (SELECT MAX(entry_id) FROM calcom.ooo_entry_history WHERE org_id = :org_id), 0)
FROM calcom.sync_run AS run
JOIN calcom.sync_resource AS resource ON resource.run_id = run.run_id AND resource.resource = 'ooo_entry'
WHERE run.org_id = :org_id
  AND run.mode = 'full'
  AND run.status IN ('published', 'unchanged', 'held')
  AND resource.completeness = 'complete'
