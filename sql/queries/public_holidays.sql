-- title: On which days people are away for a public holiday, and how many of them
-- :org_id: the job's organization
-- :from (date, default: first day of this year): the first day
-- :until (date, default: last day of this year): the last day
SELECT day, is_weekend, COUNT(DISTINCT user_id) AS people
FROM calcom.ooo_day
WHERE org_id = :org_id AND reason = 'public_holiday' AND day BETWEEN :from AND :until
GROUP BY day, is_weekend
ORDER BY day
