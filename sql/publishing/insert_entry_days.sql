-- Writes the days of entries that changed, at most 1,096 each (three years); none when the entry starts after it ends.
-- Joins the changes, not the rows just merged: DuckDB knows no statistics of rows that are not committed yet, and
-- would compare every entry with every day.
-- :org_id
INSERT INTO calcom.ooo_entry_day (org_id, entry_id, day, user_id)
SELECT :org_id, change.entry_id, calendar.day, change.user_id
FROM calcom_staging.ooo_entry_change AS change
JOIN calcom.calendar_day AS calendar
    ON calendar.day BETWEEN change.start_date AND change.end_date AND calendar.day < change.start_date + 1096
WHERE NOT change.is_closing
