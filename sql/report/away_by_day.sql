-- People away by day, for a warehouse into which no people have been read: then there are no groups.
-- :org_id; :first_day, :last_day: both included
SELECT day, COUNT(*) AS away
FROM calcom.ooo_day
WHERE org_id = :org_id AND day BETWEEN :first_day AND :last_day
GROUP BY day
ORDER BY day
