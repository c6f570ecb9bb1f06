-- title: The longest absences, consecutive days taken together
-- :org_id: the job's organization
-- :from (date, default: first day of this year): absences that reach into the time from this day
-- :until (date, default: last day of this year): up to this day
-- :rows (number, default: 20): how many of them
SELECT display_name, first_day, last_day, calendar_days, weekdays, reason, cover_name
FROM calcom.away_period
WHERE org_id = :org_id AND last_day >= :from AND first_day <= :until
ORDER BY calendar_days DESC, first_day, user_id
LIMIT :rows
