-- People away by day, for a warehouse without people: it has no groups.
-- :org_id; :first_day, :last_day: both included
SELECT day, COUNT(*) AS away
FROM calcom.ooo_day
WHERE org_id = :org_id AND day BETWEEN :first_day AND :last_day
GROUP BY day
ORDER BY day
