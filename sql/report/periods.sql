-- Who is away on or after the person's own today, people who are away already first. A period per row; total is the number of
-- periods, away_now the number of those in which the person is away already, both without the limit.
-- :org_id, :group_kind, :group_id: the organization or a team; :today: the UTC day, on which one is in the team
-- :last_day: periods that begin later are left out; :limit
SELECT away.user_id, away.display_name, away.first_day, away.last_day, away.back_on, away.reason, away.cover_user_id,
       away.cover_name, CASE WHEN away.starts_in_days = 0 THEN 1 ELSE 0 END AS is_now,
       COUNT(*) OVER () AS total, SUM(CASE WHEN away.starts_in_days = 0 THEN 1 ELSE 0 END) OVER () AS away_now
FROM calcom.away_next_30_days AS away
WHERE away.org_id = :org_id
  AND away.first_day <= :last_day
  AND (:group_kind = 'organization'
       OR EXISTS (SELECT 1
                  FROM calcom.group_member_period AS member
                  WHERE member.org_id = away.org_id AND member.user_id = away.user_id AND member.group_kind = :group_kind
                    AND member.group_id = :group_id AND member.from_day <= :today AND member.until_day > :today))
ORDER BY is_now DESC, away.first_day, away.last_day, away.user_id
LIMIT :limit
