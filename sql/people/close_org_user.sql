-- Closes the versions of org_user_history whose rows are gone; only after a complete reading. A row that could
-- not be used counts as seen.
-- :org_id, :run_id, :noticed_at (UTC); updates one row per closed one
MERGE INTO calcom.org_user_history AS target
USING (SELECT known.user_id
       FROM calcom.org_user_history AS known
       LEFT JOIN calcom_staging.org_user AS staged ON known.user_id = staged.user_id
       WHERE known.org_id = :org_id AND known.is_current AND staged.user_id IS NULL
         AND NOT EXISTS (SELECT 1
                         FROM calcom_staging.unusable_row AS unusable
                         WHERE unusable.resource = 'org_user' AND unusable.user_id = known.user_id)) AS source
ON target.org_id = :org_id AND target.is_current AND target.user_id = source.user_id
WHEN MATCHED THEN UPDATE SET valid_to = :noticed_at, is_current = FALSE, closed_by = 'left_org', closed_run_id = :run_id
