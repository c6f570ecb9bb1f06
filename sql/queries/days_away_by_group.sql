-- title: How many weekdays each team and other group is away, in total and per person
-- :org_id: the job's organization
-- :from (date, default: first day of this month): the first day, at most a year ago
-- :until (date, default: last day of this month): the last day, at most a year ahead
SELECT group_kind, group_name, MAX(members) AS members, SUM(away) AS weekdays_away,
       CAST(SUM(away) * 1.0 / MAX(members) AS DECIMAL(9, 1)) AS weekdays_each
FROM calcom.capacity_by_day
WHERE org_id = :org_id AND NOT is_weekend AND day BETWEEN :from AND :until
GROUP BY group_kind, group_id, group_name
ORDER BY group_kind, weekdays_each DESC, group_name, group_id
