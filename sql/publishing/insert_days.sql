-- Writes the days of people whose entries changed: of overlapping entries the shortest counts, then the higher id.
-- The entries are ranked once, so that their days need no sorting for it. The result is sorted: so it takes half the space.
-- :org_id, :part (of the people)
INSERT INTO calcom.ooo_day (org_id, user_id, day, is_weekend, reason, entry_id, to_user_id, entry_count, source_state)
WITH entry AS (
    SELECT entry_id, user_id, reason, to_user_id, ROW_NUMBER() OVER (ORDER BY calendar_days, entry_id DESC) AS choice
    FROM calcom.ooo_entry
    WHERE org_id = :org_id AND user_id IN (SELECT user_id FROM calcom_staging.person_change WHERE part = :part))
SELECT :org_id, merged.user_id, merged.day, calendar.is_weekend, COALESCE(entry.reason, 'custom'), entry.entry_id,
       entry.to_user_id, CAST(merged.entry_count AS INTEGER), 'listed'
FROM (SELECT away.user_id, away.day, COUNT(*) AS entry_count, MIN(entry.choice) AS choice
      FROM calcom.ooo_entry_day AS away
      JOIN entry ON entry.entry_id = away.entry_id
      WHERE away.org_id = :org_id AND away.user_id IN (SELECT user_id FROM calcom_staging.person_change WHERE part = :part)
      GROUP BY away.user_id, away.day) AS merged
JOIN entry ON entry.choice = merged.choice
JOIN calcom.calendar_day AS calendar ON calendar.day = merged.day
ORDER BY merged.user_id, merged.day
