-- severity: warning
-- sentence: The person's time zone is unknown: their days are counted in UTC.
-- :org_id
SELECT user_id, display_name, time_zone
FROM calcom.org_user_history
WHERE org_id = :org_id AND is_current AND zone = 'UTC' AND UPPER(TRIM(time_zone)) <> 'UTC'
ORDER BY user_id
