-- Absences whose cover is missing, one row per entry, kind of gap and cover; total is the number of rows without the limit.
-- :org_id, :group_kind, :group_id: the organization or a team; :today: the UTC day, on which one is in the team
-- :last_day: gaps on later days are left out; :none: 1 to list those without any cover too, else 0; :limit
SELECT user_id, display_name, gap, cover_user_id, cover_name, first_day, last_day, working_days, COUNT(*) OVER () AS total
FROM (SELECT missing.user_id, missing.display_name, missing.entry_id, missing.gap, missing.cover_user_id, missing.cover_name,
             MIN(missing.day) AS first_day, MAX(missing.day) AS last_day,
             SUM(CASE WHEN missing.is_weekend THEN 0 ELSE 1 END) AS working_days
      FROM calcom.coverage_gap AS missing
      WHERE missing.org_id = :org_id
        AND missing.day <= :last_day
        AND (missing.gap <> 'no_cover' OR :none = 1)
        AND (:group_kind = 'organization'
             OR EXISTS (SELECT 1
                        FROM calcom.group_member_period AS member
                        WHERE member.org_id = missing.org_id AND member.user_id = missing.user_id
                          AND member.group_kind = :group_kind AND member.group_id = :group_id
                          AND member.from_day <= :today AND member.until_day > :today))
      GROUP BY missing.user_id, missing.display_name, missing.entry_id, missing.gap, missing.cover_user_id, missing.cover_name)
     AS gap_of_entry
WHERE working_days > 0
ORDER BY first_day, last_day, user_id, gap, cover_name
LIMIT :limit
