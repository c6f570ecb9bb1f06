-- severity: error
-- sentence: A day of a person is counted more than once.
-- :org_id, :everything (false: only what this run changes; an earlier run has checked the rest)
SELECT user_id, day
FROM calcom.ooo_day
WHERE org_id = :org_id AND (:everything OR user_id IN (SELECT user_id FROM calcom_staging.person_change))
GROUP BY user_id, day
HAVING COUNT(*) > 1
