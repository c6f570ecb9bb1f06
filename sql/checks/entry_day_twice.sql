-- severity: error
-- sentence: A day of an entry is stored more than once.
-- :org_id, :everything (false: only what this run changes; an earlier run has checked the rest)
SELECT entry_id, day
FROM calcom.ooo_entry_day
WHERE org_id = :org_id AND (:everything OR entry_id IN (SELECT entry_id FROM calcom_staging.ooo_entry_change))
GROUP BY entry_id, day
HAVING COUNT(*) > 1
