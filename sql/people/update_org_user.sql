-- Closes the versions of org_user_history whose rows have changed. Role and acceptance come from the memberships, and stay as they are if those were not read.
-- :org_id, :run_id, :noticed_at (UTC); updates one row per changed one
MERGE INTO calcom.org_user_history AS target
USING (SELECT known.user_id
       FROM calcom.org_user_history AS known
       JOIN calcom_staging.org_user AS staged ON known.user_id = staged.user_id
       LEFT JOIN calcom_staging.org_membership AS membership ON membership.user_id = staged.user_id
       WHERE known.org_id = :org_id
         AND known.is_current
         AND (known.display_name IS DISTINCT FROM staged.display_name
             OR known.name IS DISTINCT FROM staged.name
             OR known.email IS DISTINCT FROM staged.email
             OR known.username IS DISTINCT FROM staged.username
             OR known.time_zone IS DISTINCT FROM staged.time_zone
             OR known.zone IS DISTINCT FROM staged.zone
             OR known.created_at IS DISTINCT FROM staged.created_at
             OR known.role IS DISTINCT FROM COALESCE(membership.role, known.role)
             OR known.accepted IS DISTINCT FROM COALESCE(membership.accepted, known.accepted))) AS source
ON target.org_id = :org_id AND target.is_current AND target.user_id = source.user_id
WHEN MATCHED THEN UPDATE SET valid_to = :noticed_at, is_current = FALSE, closed_by = 'updated', closed_run_id = :run_id
