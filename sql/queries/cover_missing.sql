-- title: Whose cover is missing, away too, has left, or leads in a circle
-- :org_id: the job's organization
-- :until (date, default: today + 30): the last day
SELECT display_name, gap, cover_name, MIN(day) AS first_day, MAX(day) AS last_day, COUNT(*) AS weekdays
FROM calcom.coverage_gap
WHERE org_id = :org_id AND NOT is_weekend AND day <= :until
GROUP BY user_id, display_name, gap, cover_name, entry_id
ORDER BY first_day, display_name, user_id, gap
