-- Working days away by month and reason, with the number of people, who may be too few to be shown.
-- :org_id, :group_kind, :group_id: the organization or a team; :first_month, :last_month: both included
SELECT month_start, reason, people, weekdays
FROM calcom.days_away_by_month
WHERE org_id = :org_id AND group_kind = :group_kind AND group_id = :group_id
  AND month_start BETWEEN :first_month AND :last_month
ORDER BY month_start, reason
