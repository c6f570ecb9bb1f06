-- title: How many people are away in each month, and for how many days, by reason
-- :org_id: the job's organization
-- :group (group, default: Everybody): only its people; a team, or an option such as Department: R&D
-- :from (date, default: first day of this month): the first month
-- :until (date, default: last day of this year): the last month
SELECT month_start, reason, people, weekdays, calendar_days
FROM calcom.days_away_by_month
WHERE org_id = :org_id
  AND (CONCAT(group_kind, ' ', group_id) = :group OR group_kind = 'organization' AND :group = 'Everybody')
  AND month_start BETWEEN :from AND :until
ORDER BY month_start, weekdays DESC, reason
