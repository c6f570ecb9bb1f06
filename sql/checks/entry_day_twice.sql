-- severity: error
-- sentence: A day of an entry is stored more than once.
-- :org_id
SELECT entry_id, day
FROM calcom.ooo_entry_day
WHERE org_id = :org_id
GROUP BY entry_id, day
HAVING COUNT(*) > 1
