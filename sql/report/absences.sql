-- How many entries are in a period, and how many of them name no cover.
-- :org_id, :group_kind, :group_id: the organization or a team; :today: the UTC day, the first that counts; :last_day
SELECT COUNT(DISTINCT away.entry_id) AS absences,
       COUNT(DISTINCT CASE WHEN away.to_user_id IS NULL THEN away.entry_id END) AS without_cover
FROM calcom.ooo_day AS away
WHERE away.org_id = :org_id
  AND away.source_state = 'listed'
  AND away.day BETWEEN :today AND :last_day
  AND (:group_kind = 'organization'
       OR EXISTS (SELECT 1
                  FROM calcom.group_member_period AS member
                  WHERE member.org_id = away.org_id AND member.user_id = away.user_id AND member.group_kind = :group_kind
                    AND member.group_id = :group_id AND member.from_day <= :today AND member.until_day > :today))
