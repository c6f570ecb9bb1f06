-- Members of groups, and how many of them are away, by day; no row for a day on which a group has no member.
-- :org_id, :group_kind, :group_ids: one or several of a kind; :first_day, :last_day: both included
SELECT group_id, day, members, away
FROM calcom.capacity_by_day
WHERE org_id = :org_id
  AND group_kind = :group_kind
  AND group_id IN (:group_ids)
  AND day BETWEEN :first_day AND :last_day
ORDER BY group_id, day
