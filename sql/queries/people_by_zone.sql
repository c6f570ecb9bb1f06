-- title: People by time zone: the current day there, and how many are away today
-- :org_id: the job's organization
SELECT person.zone, person.today, COUNT(*) AS people, COUNT(away.user_id) AS away_today
FROM calcom.user_today AS person
LEFT JOIN calcom.away_today AS away ON away.org_id = person.org_id AND away.user_id = person.user_id
WHERE person.org_id = :org_id AND person.left_at IS NULL
GROUP BY person.zone, person.today
ORDER BY people DESC, person.zone
