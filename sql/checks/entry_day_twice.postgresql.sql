-- severity: error
-- sentence: A day of an entry is stored more than once.
-- Where the key is declared the server itself has held it, and nothing is read.
-- :org_id
SELECT entry_id, day
FROM calcom.ooo_entry_day
WHERE org_id = :org_id
  AND NOT (SELECT EXISTS (SELECT 1
                          FROM pg_constraint
                          WHERE conrelid = to_regclass('calcom.ooo_entry_day') AND conname = 'ooo_entry_day_key' AND contype = 'p'))
GROUP BY entry_id, day
HAVING COUNT(*) > 1
