-- The highest id of an entry that had been seen when a full reading was last complete. What a sample, one person's or an
-- unproven reading sees says nothing of the ids below. Ids are handed out before an entry is stored, so that one that is stored
-- late is below ids seen earlier: rather no lead time than a wrong one.
-- Runs of versions before 0.2.0 have not noted it.
-- :org_id
SELECT COALESCE(MAX(resource.highest_id), (SELECT MAX(entry_id) FROM calcom.ooo_entry_history WHERE org_id = :org_id), 0)
FROM calcom.sync_run AS run
JOIN calcom.sync_resource AS resource ON resource.run_id = run.run_id AND resource.resource = 'ooo_entry'
WHERE run.org_id = :org_id
  AND run.mode = 'full'
  AND run.status IN ('published', 'unchanged', 'held')
  AND resource.completeness = 'complete'
