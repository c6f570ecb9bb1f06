-- title: Whose cover is missing, away too, gone, or leads in a circle
-- :until (date, default: today + 30): the last day
SELECT display_name, gap, cover_name, MIN(day) AS first_day, MAX(day) AS last_day, COUNT(*) AS weekdays
FROM calcom.coverage_gap
WHERE NOT is_weekend AND day <= :until
GROUP BY org_id, user_id, display_name, gap, cover_name, entry_id
ORDER BY first_day, display_name, user_id, gap
