-- Rewrites the display names and zones of current people without a new version, if Cal.com sends the same and this version
-- reads it differently.
-- :org_id; updates one row per rewritten one
MERGE INTO calcom.org_user_history AS target
USING (SELECT staged.user_id, staged.display_name, staged.zone
       FROM calcom.org_user_history AS known
       JOIN calcom_staging.org_user AS staged ON known.user_id = staged.user_id
       WHERE known.org_id = :org_id
         AND known.is_current
         AND known.name IS NOT DISTINCT FROM staged.name
         AND known.email IS NOT DISTINCT FROM staged.email
         AND known.username IS NOT DISTINCT FROM staged.username
         AND known.time_zone IS NOT DISTINCT FROM staged.time_zone
         AND (known.display_name <> staged.display_name OR known.zone <> staged.zone)) AS source
ON target.org_id = :org_id AND target.is_current AND target.user_id = source.user_id
WHEN MATCHED THEN UPDATE SET display_name = source.display_name, zone = source.zone
