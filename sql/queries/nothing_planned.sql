-- title: Who has no time off planned
-- :org_id: the job's organization
-- :until (date, default: today + 90): from the person's own today to this day
SELECT person.display_name, person.zone, MAX(away.day) AS last_day_away
FROM calcom.user_today AS person
LEFT JOIN calcom.org_user AS known ON known.org_id = person.org_id AND known.user_id = person.user_id
LEFT JOIN calcom.ooo_day AS away ON away.org_id = person.org_id AND away.user_id = person.user_id AND away.day <= :until
WHERE person.org_id = :org_id AND person.left_at IS NULL AND COALESCE(known.accepted, TRUE)
GROUP BY person.user_id, person.display_name, person.zone, person.today
HAVING COALESCE(MAX(away.day), DATE '2000-01-01') < person.today
ORDER BY COALESCE(MAX(away.day), DATE '2000-01-01'), person.display_name, person.user_id
