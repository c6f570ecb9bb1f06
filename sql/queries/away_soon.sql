-- title: Who is away today or soon, and when they are back
-- :org_id: the job's organization
-- :group (group, default: Everybody): only its people of today; a team, or an option such as Department: R&D
-- :days (number, default: 14): how many days to look ahead, 30 at most
SELECT away.display_name, away.first_day, away.last_day, away.weekdays, away.back_on, away.reason, away.cover_name
FROM calcom.away_next_30_days AS away
WHERE away.org_id = :org_id AND away.starts_in_days < :days
  AND (:group = 'Everybody'
       OR EXISTS (SELECT 1
                  FROM calcom.group_member_period AS member
                  WHERE member.org_id = away.org_id AND member.user_id = away.user_id
                    AND CONCAT(member.group_kind, ' ', member.group_id) = :group AND member.until_day = DATE '2100-01-01'))
ORDER BY away.first_day, away.display_name, away.user_id
