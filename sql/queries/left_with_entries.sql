-- title: Who has left the organization although entries of that person, or with that person as cover, are still listed
-- :org_id: the job's organization
-- :from (date, default: today): only entries that end on this day or later
SELECT person.display_name, person.left_at, COUNT(*) FILTER (WHERE entry.user_id = person.user_id) AS entries,
       COUNT(*) FILTER (WHERE entry.to_user_id = person.user_id) AS covers, MAX(entry.end_date) AS last_end_date
FROM calcom.org_user AS person
JOIN calcom.ooo_entry AS entry ON entry.org_id = person.org_id AND person.user_id IN (entry.user_id, entry.to_user_id)
WHERE person.org_id = :org_id AND person.left_at IS NOT NULL AND entry.end_date >= :from
GROUP BY person.user_id, person.display_name, person.left_at
ORDER BY person.left_at DESC, person.display_name, person.user_id
