-- Writes the days of entries that changed, at most 1,096 each (three years); none when the entry starts after it ends.
-- :org_id
INSERT INTO calcom.ooo_entry_day (org_id, entry_id, day, user_id)
SELECT :org_id, entry.entry_id, calendar.day, entry.user_id
FROM staging.ooo_entry_change AS change
JOIN calcom.ooo_entry AS entry ON entry.org_id = :org_id AND entry.entry_id = change.entry_id
JOIN calcom.calendar_day AS calendar
    ON calendar.day BETWEEN entry.start_date AND entry.end_date AND calendar.day < entry.start_date + 1096
