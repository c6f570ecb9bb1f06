-- Closes the versions of user_attribute_history whose rows are gone; only after a complete reading. A row that could
-- not be used counts as seen.
-- :org_id, :run_id, :noticed_at (UTC); updates one row per closed one
MERGE INTO calcom.user_attribute_history AS target
USING (SELECT known.user_id, known.attribute_id, known.option_id
       FROM calcom.user_attribute_history AS known
       LEFT JOIN calcom_staging.user_attribute AS staged ON known.user_id = staged.user_id AND known.attribute_id = staged.attribute_id AND known.option_id = staged.option_id
       WHERE known.org_id = :org_id AND known.is_current AND staged.user_id IS NULL
         AND NOT EXISTS (SELECT 1
                         FROM calcom_staging.unusable_row AS unusable
                         WHERE unusable.resource = 'org_membership' AND unusable.user_id = known.user_id)) AS source
ON target.org_id = :org_id AND target.is_current AND target.user_id = source.user_id AND target.attribute_id = source.attribute_id AND target.option_id = source.option_id
WHEN MATCHED THEN UPDATE SET valid_to = :noticed_at, is_current = FALSE, closed_by = 'removed', closed_run_id = :run_id
