-- title: On which days people are away for a public holiday, and how many of them
-- :from (date, default: first day of this year): the first day
-- :until (date, default: last day of this year): the last day
SELECT day, is_weekend, COUNT(DISTINCT user_id) AS people
FROM calcom.ooo_day
WHERE reason = 'public_holiday' AND day BETWEEN :from AND :until
GROUP BY org_id, day, is_weekend
ORDER BY day, org_id
