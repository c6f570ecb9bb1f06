-- The organization, or the one team asked for, and then the largest teams of the organization.
-- :org_id, :group_kind, :group_id: the organization or a team; :today: the UTC day
-- :smallest: teams with fewer members are left out; :limit
SELECT member.group_kind, member.group_id, MAX(member.group_name) AS group_name, COUNT(*) AS members,
       CASE WHEN member.group_kind = :group_kind THEN 0 ELSE 1 END AS rank_of_kind
FROM calcom.group_member_period AS member
WHERE member.org_id = :org_id
  AND member.from_day <= :today AND member.until_day > :today
  AND (member.group_kind = :group_kind AND member.group_id = :group_id
       OR member.group_kind = 'team' AND :group_kind = 'organization')
GROUP BY member.group_kind, member.group_id
HAVING member.group_kind = :group_kind OR COUNT(*) >= :smallest
ORDER BY rank_of_kind, members DESC, member.group_id
LIMIT :limit
