-- Writes the days of people whose entries changed. Of overlapping entries, a listed one counts before one that is gone with
-- its people, then the shortest, then the higher id. Past days of a person who left stay, up to the day on which the entry
-- was closed.
-- The entries are ranked once, so their days need no sorting for it. The result is sorted, which takes half the space.
-- :org_id, :part (of the people)
INSERT INTO calcom.ooo_day (org_id, user_id, day, is_weekend, reason, entry_id, to_user_id, entry_count, source_state)
WITH entry AS (
    SELECT entry_id, user_id, reason, to_user_id, source_state, start_date, last_day,
           ROW_NUMBER() OVER (ORDER BY CASE WHEN source_state = 'listed' THEN 0 ELSE 1 END, calendar_days, entry_id DESC) AS choice
    FROM (SELECT entry_id, user_id, reason, to_user_id, 'listed' AS source_state, start_date, end_date AS last_day, calendar_days
          FROM calcom.ooo_entry
          WHERE org_id = :org_id AND user_id IN (SELECT user_id FROM calcom_staging.person_change WHERE part = :part)
          UNION ALL
          SELECT gone.entry_id, gone.user_id, gone.reason, gone.to_user_id, gone.closed_by, gone.start_date,
                 CASE WHEN gone.end_date < CAST(gone.valid_to AS DATE) THEN gone.end_date ELSE CAST(gone.valid_to AS DATE) END,
                 gone.calendar_days
          FROM calcom.ooo_entry_history AS gone
          WHERE gone.org_id = :org_id
            AND gone.closed_by IN ('left_org', 'cover_deleted')
            AND gone.user_id IN (SELECT user_id FROM calcom_staging.person_change WHERE part = :part)
            AND NOT EXISTS (SELECT 1
                            FROM calcom.ooo_entry_history AS later
                            WHERE later.org_id = :org_id AND later.entry_id = gone.entry_id AND later.version > gone.version)) AS known)
SELECT :org_id, merged.user_id, merged.day, calendar.is_weekend, COALESCE(entry.reason, 'custom'), entry.entry_id,
       entry.to_user_id, CAST(merged.entry_count AS INTEGER), entry.source_state
FROM (SELECT away.user_id, away.day, COUNT(*) AS entry_count, MIN(away.choice) AS choice
      FROM (SELECT listed.user_id, listed.day, entry.choice
            FROM calcom.ooo_entry_day AS listed
            JOIN entry ON entry.entry_id = listed.entry_id AND entry.source_state = 'listed'
            WHERE listed.org_id = :org_id AND listed.user_id IN (SELECT user_id FROM calcom_staging.person_change WHERE part = :part)
            UNION ALL
            SELECT entry.user_id, past.day, entry.choice
            FROM entry
            JOIN calcom.calendar_day AS past ON past.day BETWEEN entry.start_date AND entry.last_day
            WHERE entry.source_state <> 'listed') AS away
      GROUP BY away.user_id, away.day) AS merged
JOIN entry ON entry.choice = merged.choice
JOIN calcom.calendar_day AS calendar ON calendar.day = merged.day
ORDER BY merged.user_id, merged.day
