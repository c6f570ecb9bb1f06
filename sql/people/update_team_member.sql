-- Closes the versions of team_member_history whose rows have changed.
-- :org_id, :run_id, :noticed_at (UTC); updates one row per changed one
MERGE INTO calcom.team_member_history AS target
USING (SELECT known.team_id, known.user_id
       FROM calcom.team_member_history AS known
       JOIN calcom_staging.team_member AS staged ON known.team_id = staged.team_id AND known.user_id = staged.user_id
       WHERE known.org_id = :org_id
         AND known.is_current
         AND (known.role IS DISTINCT FROM staged.role
             OR known.accepted IS DISTINCT FROM staged.accepted)) AS source
ON target.org_id = :org_id AND target.is_current AND target.team_id = source.team_id AND target.user_id = source.user_id
WHEN MATCHED THEN UPDATE SET valid_to = :noticed_at, is_current = FALSE, closed_by = 'updated', closed_run_id = :run_id
