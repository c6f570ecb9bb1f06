-- title: On which weekdays too few people of a team are present
-- :org_id: the job's organization
-- :group (group, default: every team): only this one; a team, an option such as Department: R&D, or Everybody
-- :percent (number, default: 50): fewer than this many percent are too few
-- :from (date, default: today): the first day, at most a year ago
-- :until (date, default: today + 90): the last day, at most a year ahead
SELECT day, group_name, members, away, present, present_percent
FROM calcom.capacity_by_day
WHERE org_id = :org_id AND present_percent < :percent AND NOT is_weekend AND day BETWEEN :from AND :until
  AND (CONCAT(group_kind, ' ', group_id) = :group
       OR group_kind = 'team' AND :group = 'every team' OR group_kind = 'organization' AND :group = 'Everybody')
ORDER BY day, present_percent, group_name, group_id
