-- title: Who is away today, and on which working day each of them is back
SELECT away.user_id, away.reason, away.to_user_id AS covered_by, MIN(later.day) AS back_on
FROM calcom.ooo_day AS away
JOIN calcom.calendar_day AS later ON later.day > away.day AND NOT later.is_weekend
LEFT JOIN calcom.ooo_day AS still ON still.org_id = away.org_id AND still.user_id = away.user_id AND still.day = later.day
WHERE away.day = CURRENT_DATE AND still.day IS NULL
GROUP BY away.org_id, away.user_id, away.reason, away.to_user_id
ORDER BY back_on, away.user_id
