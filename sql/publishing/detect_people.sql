-- The people whose days change: those who have or had a changed entry, even one that is gone now; and those whose days are
-- completed. In parts of about this many days, so that one part fits into memory.
-- :org_id, :days
INSERT INTO calcom_staging.person_change (user_id, part)
SELECT user_id, CAST(FLOOR((SUM(SUM(days)) OVER (ORDER BY user_id)) / :days) AS INTEGER)
FROM (SELECT user_id, LEAST(calendar_days, 36525) + 1 AS days FROM calcom_staging.ooo_entry_change
      UNION ALL
      SELECT previous_user_id, 1 FROM calcom_staging.ooo_entry_change WHERE previous_user_id IS NOT NULL
      UNION ALL
      SELECT past.user_id, 1
      FROM calcom.ooo_entry_history AS past
      JOIN calcom_staging.ooo_entry_change AS change ON change.entry_id = past.entry_id AND change.version = past.version + 1
      WHERE past.org_id = :org_id AND change.kind = 'reappeared' AND past.user_id <> change.user_id
      UNION ALL
      SELECT user_id, LEAST(calendar_days, 36525) FROM calcom_staging.cut_entry) AS people
GROUP BY user_id
