-- Finds the entries of which version 0.1 has stored only the first 1,096 days, until a later version has published; without
-- those that change, whose days are written anyway.
-- :org_id
INSERT INTO calcom_staging.cut_entry (entry_id, user_id, start_date, end_date, calendar_days, is_listed)
SELECT cut.entry_id, cut.user_id, cut.start_date, cut.end_date, cut.calendar_days, cut.is_listed
FROM (SELECT entry_id, user_id, start_date, end_date, calendar_days, TRUE AS is_listed
      FROM calcom.ooo_entry
      WHERE org_id = :org_id AND calendar_days > 1096
      UNION ALL
      SELECT gone.entry_id, gone.user_id, gone.start_date, gone.end_date, gone.calendar_days, FALSE
      FROM calcom.ooo_entry_history AS gone
      WHERE gone.org_id = :org_id
        AND gone.calendar_days > 1096
        AND gone.closed_by IN ('left_org', 'cover_deleted')
        AND NOT EXISTS (SELECT 1
                        FROM calcom.ooo_entry_history AS later
                        WHERE later.org_id = :org_id AND later.entry_id = gone.entry_id AND later.version > gone.version)) AS cut
WHERE cut.entry_id NOT IN (SELECT entry_id FROM calcom_staging.ooo_entry_change)
  AND EXISTS (SELECT 1
              FROM (SELECT tool_version, ROW_NUMBER() OVER (ORDER BY run_id DESC) AS age_rank
                    FROM calcom.sync_run
                    WHERE org_id = :org_id AND status IN ('published', 'unchanged', 'held') AND as_of IS NOT NULL) AS published
              WHERE age_rank = 1 AND tool_version LIKE '0.1.%')
