-- severity: error
-- sentence: A day of a person is counted more than once.
-- Where the key is declared, the server itself enforces it, and nothing is read.
-- :org_id, :everything (false: only what this run changes; an earlier run has checked the rest)
SELECT user_id, day
FROM calcom.ooo_day
WHERE org_id = :org_id
  AND (:everything OR user_id IN (SELECT user_id FROM calcom_staging.person_change))
  AND NOT (SELECT EXISTS (SELECT 1
                          FROM pg_constraint
                          WHERE conrelid = to_regclass('calcom.ooo_day') AND conname = 'ooo_day_key' AND contype = 'p'))
GROUP BY user_id, day
HAVING COUNT(*) > 1
