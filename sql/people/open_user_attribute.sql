-- Opens a version in user_attribute_history for each row that is new, changed, or back.
-- :org_id, :run_id, :noticed_at (UTC), :first_load (true: there has been no complete reading of it yet)
INSERT INTO calcom.user_attribute_history (
    org_id, user_id, attribute_id, option_id, version,
    attribute_name, attribute_type, attribute_value, attribute_number,
    first_seen_at, run_id, valid_from, valid_to, is_current, opened_by, closed_by, closed_run_id)
SELECT :org_id, staged.user_id, staged.attribute_id, staged.option_id, COALESCE(past.version, 0) + 1,
       staged.attribute_name, staged.attribute_type, staged.attribute_value, staged.attribute_number,
       COALESCE(past.first_seen_at, :noticed_at), :run_id, :noticed_at, NULL, TRUE,
       CASE
           WHEN past.version IS NULL AND :first_load THEN 'initial'
           WHEN past.version IS NULL THEN 'created'
           WHEN past.closed_by = 'updated' THEN 'updated'
           ELSE 'reappeared'
       END,
       NULL, NULL
FROM calcom_staging.user_attribute AS staged
LEFT JOIN (SELECT *
           FROM calcom.user_attribute_history AS past
           WHERE past.org_id = :org_id
             AND NOT EXISTS (SELECT 1
                             FROM calcom.user_attribute_history AS later
                             WHERE later.org_id = :org_id AND later.user_id = past.user_id AND later.attribute_id = past.attribute_id AND later.option_id = past.option_id AND later.version > past.version)) AS past
    ON past.user_id = staged.user_id AND past.attribute_id = staged.attribute_id AND past.option_id = staged.option_id
WHERE past.is_current IS NOT TRUE
