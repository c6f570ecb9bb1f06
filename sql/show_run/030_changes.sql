-- title: What it changed
-- :run_id
SELECT change, entry_id, user_id, start_date, end_date
FROM (SELECT CASE WHEN version.valid_from < run.started_at THEN 'rewritten' ELSE version.opened_by END AS change,
             version.entry_id, version.user_id, version.start_date, version.end_date
      FROM calcom.ooo_entry_history AS version
      JOIN calcom.sync_run AS run ON run.run_id = version.run_id
      WHERE version.run_id = :run_id
      UNION ALL
      SELECT closed_by, entry_id, user_id, start_date, end_date
      FROM calcom.ooo_entry_history
      WHERE closed_run_id = :run_id AND closed_by <> 'updated') AS changes
ORDER BY change, entry_id
