-- title: What it changed
-- :run_id
SELECT change, entry_id, user_id, start_date, end_date
FROM (SELECT opened_by AS change, entry_id, user_id, start_date, end_date FROM calcom.ooo_entry_history WHERE run_id = :run_id
      UNION ALL
      SELECT closed_by, entry_id, user_id, start_date, end_date
      FROM calcom.ooo_entry_history
      WHERE closed_run_id = :run_id AND closed_by <> 'updated') AS changes
ORDER BY change, entry_id
