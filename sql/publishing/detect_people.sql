-- The people whose days change: those who have a changed entry, or had it before. In parts of about so many changes,
-- so that the days of one part fit into memory.
-- :changes
INSERT INTO calcom_staging.person_change (user_id, part)
SELECT user_id, CAST(FLOOR((SUM(COUNT(*)) OVER (ORDER BY user_id)) / :changes) AS INTEGER)
FROM (SELECT user_id FROM calcom_staging.ooo_entry_change
      UNION ALL
      SELECT previous_user_id FROM calcom_staging.ooo_entry_change WHERE previous_user_id IS NOT NULL) AS people
GROUP BY user_id
