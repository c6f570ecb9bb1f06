-- title: Who is away today, by each person's own calendar, who covers, and when they are back
-- :org_id: the job's organization
-- :group (group, default: Everybody): only its people; a team, or an option such as Department: R&D
SELECT away.display_name, away.reason, away.cover_name, away.first_day, away.last_day, away.back_on
FROM calcom.away_today AS away
WHERE away.org_id = :org_id
  AND (:group = 'Everybody'
       OR EXISTS (SELECT 1
                  FROM calcom.group_member_period AS member
                  WHERE member.org_id = away.org_id AND member.user_id = away.user_id
                    AND CONCAT(member.group_kind, ' ', member.group_id) = :group
                    AND member.from_day <= away.today AND away.today < member.until_day))
ORDER BY away.display_name, away.user_id
