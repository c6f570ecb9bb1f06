-- severity: error
-- sentence: A day of a person is counted more than once.
-- :org_id
SELECT user_id, day
FROM calcom.ooo_day
WHERE org_id = :org_id
GROUP BY user_id, day
HAVING COUNT(*) > 1
