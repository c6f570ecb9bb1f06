-- title: How many weekdays people are sick in each month; no number for fewer than five people
-- :org_id: the job's organization
-- :group (group, default: Everybody): only its people; a team, or an option such as Department: R&D
-- :from (date, default: first day of this year): the first month
-- :until (date, default: last day of this year): the last month
SELECT month_start, CASE WHEN people >= 5 THEN CAST(people AS VARCHAR) ELSE 'under 5' END AS people,
       CASE WHEN people >= 5 THEN weekdays END AS weekdays
FROM calcom.days_away_by_month
WHERE org_id = :org_id
  AND (CONCAT(group_kind, ' ', group_id) = :group OR group_kind = 'organization' AND :group = 'Everybody')
  AND reason = 'sick' AND month_start BETWEEN :from AND :until
ORDER BY month_start
