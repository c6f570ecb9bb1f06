-- What the circuit breaker judges: how many entries are listed in the run's scope, how many of them the reading does not
-- contain, and how many of the latter have been approved.
-- :org_id, :user_id (NULL: all)
SELECT (SELECT COUNT(*)
        FROM calcom.ooo_entry
        WHERE org_id = :org_id AND user_id = COALESCE(CAST(:user_id AS BIGINT), user_id)) AS listed,
       COUNT(*) AS gone,
       COUNT(*) FILTER (WHERE is_approved) AS approved
FROM calcom_staging.closing
