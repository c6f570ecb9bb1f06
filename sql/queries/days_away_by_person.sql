-- title: How many weekdays each person is away, and how many of them are vacation
-- :org_id: the job's organization
-- :from (date, default: first day of this year): the first day
-- :until (date, default: last day of this year): the last day
SELECT COALESCE(person.display_name, CONCAT('user ', away.user_id)) AS display_name, COUNT(*) AS weekdays,
       COUNT(*) FILTER (WHERE away.reason = 'vacation') AS vacation
FROM calcom.ooo_day AS away
LEFT JOIN calcom.org_user AS person ON person.org_id = away.org_id AND person.user_id = away.user_id
WHERE away.org_id = :org_id AND NOT away.is_weekend AND away.day BETWEEN :from AND :until
GROUP BY away.user_id, person.display_name
ORDER BY weekdays DESC, display_name, away.user_id
