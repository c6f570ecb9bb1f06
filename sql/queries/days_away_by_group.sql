-- title: How many weekdays each team and each other group is away, and how many that is for one person
-- :from (date, default: first day of this month): the first day, at most a year ago
-- :until (date, default: last day of this month): the last day, at most a year ahead
SELECT group_kind, group_name, MAX(members) AS members, SUM(away) AS weekdays_away,
       CAST(SUM(away) * 1.0 / MAX(members) AS DECIMAL(9, 1)) AS weekdays_each
FROM calcom.capacity_by_day
WHERE NOT is_weekend AND day BETWEEN :from AND :until
GROUP BY org_id, group_kind, group_id, group_name
ORDER BY group_kind, weekdays_each DESC, group_name
