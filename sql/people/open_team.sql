-- Opens a version in team_history for each row that is new, changed, or back.
-- :org_id, :run_id, :noticed_at (UTC), :first_load (true: there has been no complete reading of it yet)
INSERT INTO calcom.team_history (
    org_id, team_id, version,
    name, slug,
    first_seen_at, run_id, valid_from, valid_to, is_current, opened_by, closed_by, closed_run_id)
SELECT :org_id, staged.team_id, COALESCE(past.version, 0) + 1,
       staged.name, staged.slug,
       COALESCE(past.first_seen_at, :noticed_at), :run_id, :noticed_at, NULL, TRUE,
       CASE
           WHEN past.version IS NULL AND :first_load THEN 'initial'
           WHEN past.version IS NULL THEN 'created'
           WHEN past.closed_by = 'updated' THEN 'updated'
           ELSE 'reappeared'
       END,
       NULL, NULL
FROM calcom_staging.team AS staged
LEFT JOIN (SELECT *
           FROM calcom.team_history AS past
           WHERE past.org_id = :org_id
             AND NOT EXISTS (SELECT 1
                             FROM calcom.team_history AS later
                             WHERE later.org_id = :org_id AND later.team_id = past.team_id AND later.version > past.version)) AS past
    ON past.team_id = staged.team_id
WHERE past.is_current IS NOT TRUE
