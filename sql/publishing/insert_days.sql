-- Writes the days of people whose entries changed: of overlapping entries the shortest counts, then the higher id.
-- :org_id
INSERT INTO calcom.ooo_day (org_id, user_id, day, is_weekend, reason, entry_id, to_user_id, entry_count, source_state)
SELECT org_id, user_id, day, is_weekend, COALESCE(reason, 'custom'), entry_id, to_user_id, CAST(entry_count AS INTEGER), 'listed'
FROM (SELECT away.org_id, away.user_id, away.day, calendar.is_weekend, entry.reason, entry.entry_id, entry.to_user_id,
             COUNT(*) OVER (PARTITION BY away.user_id, away.day) AS entry_count,
             ROW_NUMBER() OVER (PARTITION BY away.user_id, away.day ORDER BY entry.calendar_days, entry.entry_id DESC) AS choice
      FROM calcom.ooo_entry_day AS away
      JOIN calcom.ooo_entry AS entry ON entry.org_id = away.org_id AND entry.entry_id = away.entry_id
      JOIN calcom.calendar_day AS calendar ON calendar.day = away.day
      WHERE away.org_id = :org_id
        AND away.user_id IN (SELECT user_id FROM calcom_staging.ooo_entry_change
                             UNION
                             SELECT previous_user_id FROM calcom_staging.ooo_entry_change WHERE previous_user_id IS NOT NULL)) AS ranked
WHERE choice = 1
