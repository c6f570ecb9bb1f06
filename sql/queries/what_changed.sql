-- title: What has changed at Cal.com, as the runs noticed it
SELECT noticed_at, what, COUNT(*) AS entries, COUNT(DISTINCT user_id) AS people
FROM (SELECT valid_from AS noticed_at, opened_by AS what, user_id FROM calcom.ooo_entry_history
      UNION ALL
      SELECT valid_to, closed_by, user_id FROM calcom.ooo_entry_history WHERE closed_by <> 'updated') AS change
GROUP BY noticed_at, what
ORDER BY noticed_at DESC, what
