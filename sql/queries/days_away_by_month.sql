-- title: How many people are away, and for how many working days: last month, this month and the next
SELECT calendar.month_start,
       COUNT(DISTINCT away.user_id) AS people,
       COUNT(*) AS working_days,
       COUNT(*) FILTER (WHERE away.reason = 'vacation') AS vacation,
       COUNT(*) FILTER (WHERE away.reason = 'sick') AS sick
FROM calcom.ooo_day AS away
JOIN calcom.calendar_day AS calendar ON calendar.day = away.day AND NOT calendar.is_weekend
JOIN calcom.calendar_day AS today ON today.day = CURRENT_DATE
WHERE calendar.month_start BETWEEN today.month_start - INTERVAL '1' MONTH AND today.month_start + INTERVAL '1' MONTH
GROUP BY calendar.month_start ORDER BY calendar.month_start
