-- Opens a version in org_user_history for each row that is new, changed, or back.
-- :org_id, :run_id, :noticed_at (UTC), :first_load (true: there has been no complete reading of it yet)
INSERT INTO calcom.org_user_history (
    org_id, user_id, version,
    display_name, name, email, username, time_zone, zone, role, accepted, created_at,
    first_seen_at, run_id, valid_from, valid_to, is_current, opened_by, closed_by, closed_run_id)
SELECT :org_id, staged.user_id, COALESCE(past.version, 0) + 1,
       staged.display_name, staged.name, staged.email, staged.username, staged.time_zone, staged.zone, COALESCE(membership.role, past.role),
       COALESCE(membership.accepted, past.accepted), staged.created_at,
       COALESCE(past.first_seen_at, :noticed_at), :run_id, :noticed_at, NULL, TRUE,
       CASE
           WHEN past.version IS NULL AND :first_load THEN 'initial'
           WHEN past.version IS NULL THEN 'created'
           WHEN past.closed_by = 'updated' THEN 'updated'
           ELSE 'reappeared'
       END,
       NULL, NULL
FROM calcom_staging.org_user AS staged
LEFT JOIN calcom_staging.org_membership AS membership ON membership.user_id = staged.user_id
LEFT JOIN (SELECT *
           FROM calcom.org_user_history AS past
           WHERE past.org_id = :org_id
             AND NOT EXISTS (SELECT 1
                             FROM calcom.org_user_history AS later
                             WHERE later.org_id = :org_id AND later.user_id = past.user_id AND later.version > past.version)) AS past
    ON past.user_id = staged.user_id
WHERE past.is_current IS NOT TRUE
