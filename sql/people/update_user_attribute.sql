-- Closes the versions of user_attribute_history whose rows have changed.
-- :org_id, :run_id, :noticed_at (UTC); updates one row per changed one
MERGE INTO calcom.user_attribute_history AS target
USING (SELECT known.user_id, known.attribute_id, known.option_id
       FROM calcom.user_attribute_history AS known
       JOIN calcom_staging.user_attribute AS staged ON known.user_id = staged.user_id AND known.attribute_id = staged.attribute_id AND known.option_id = staged.option_id
       WHERE known.org_id = :org_id
         AND known.is_current
         AND (known.attribute_name IS DISTINCT FROM staged.attribute_name
             OR known.attribute_type IS DISTINCT FROM staged.attribute_type
             OR known.attribute_value IS DISTINCT FROM staged.attribute_value
             OR known.attribute_number IS DISTINCT FROM staged.attribute_number)) AS source
ON target.org_id = :org_id AND target.is_current AND target.user_id = source.user_id AND target.attribute_id = source.attribute_id AND target.option_id = source.option_id
WHEN MATCHED THEN UPDATE SET valid_to = :noticed_at, is_current = FALSE, closed_by = 'updated', closed_run_id = :run_id
