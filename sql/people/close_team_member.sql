-- Closes the versions of team_member_history whose rows are gone; only after a complete reading. A row that could
-- not be used counts as seen.
-- :org_id, :run_id, :noticed_at (UTC); updates one row per closed one
MERGE INTO calcom.team_member_history AS target
USING (SELECT known.team_id, known.user_id
       FROM calcom.team_member_history AS known
       LEFT JOIN calcom_staging.team_member AS staged ON known.team_id = staged.team_id AND known.user_id = staged.user_id
       WHERE known.org_id = :org_id AND known.is_current AND staged.team_id IS NULL
         AND NOT EXISTS (SELECT 1
                         FROM calcom_staging.unusable_row AS unusable
                         WHERE unusable.resource = 'team_member' AND unusable.team_id = known.team_id AND unusable.user_id = known.user_id)) AS source
ON target.org_id = :org_id AND target.is_current AND target.team_id = source.team_id AND target.user_id = source.user_id
WHEN MATCHED THEN UPDATE SET valid_to = :noticed_at, is_current = FALSE, closed_by = 'removed', closed_run_id = :run_id
