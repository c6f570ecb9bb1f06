-- The teams of the people who are away on or after a day; one row per person and team.
-- :org_id; :today: the UTC day, on which one is in the team; :since_day: the first day away that counts
SELECT member.user_id, member.group_id
FROM calcom.group_member_period AS member
WHERE member.org_id = :org_id
  AND member.group_kind = 'team'
  AND member.from_day <= :today AND member.until_day > :today
  AND EXISTS (SELECT 1
              FROM calcom.ooo_day AS away
              WHERE away.org_id = member.org_id AND away.user_id = member.user_id AND away.day >= :since_day)
ORDER BY member.user_id, member.group_id
