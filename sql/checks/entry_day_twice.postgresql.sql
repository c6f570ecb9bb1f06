-- severity: error
-- sentence: A day of an entry is stored more than once.
-- Where the key is declared, the server itself enforces it, and nothing is read.
-- :org_id, :everything (false: only what this run changes; an earlier run has checked the rest)
SELECT entry_id, day
FROM calcom.ooo_entry_day
WHERE org_id = :org_id
  AND (:everything OR entry_id IN (SELECT entry_id FROM calcom_staging.ooo_entry_change))
  AND NOT (SELECT EXISTS (SELECT 1
                          FROM pg_constraint
                          WHERE conrelid = to_regclass('calcom.ooo_entry_day') AND conname = 'ooo_entry_day_key' AND contype = 'p'))
GROUP BY entry_id, day
HAVING COUNT(*) > 1
