-- Writes the days of entries that changed, or whose days are completed: those from 2000 to 2099, which the calendar holds;
-- none when the entry starts after it ends.
-- Joins the changes, not the rows just merged: DuckDB knows no statistics of rows that are not committed yet, and
-- would compare every entry with every day.
-- :org_id
INSERT INTO calcom.ooo_entry_day (org_id, entry_id, day, user_id)
SELECT :org_id, change.entry_id, calendar.day, change.user_id
FROM (SELECT entry_id, user_id, start_date, end_date FROM calcom_staging.ooo_entry_change WHERE NOT is_closing
      UNION ALL
      SELECT entry_id, user_id, start_date, end_date FROM calcom_staging.cut_entry WHERE is_listed) AS change
JOIN calcom.calendar_day AS calendar ON calendar.day BETWEEN change.start_date AND change.end_date
