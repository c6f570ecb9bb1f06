-- The version whose run has published last for an organization, or no row.
-- :org_id
SELECT tool_version
FROM calcom.sync_run
WHERE org_id = :org_id AND status IN ('published', 'unchanged', 'held') AND as_of IS NOT NULL
ORDER BY run_id DESC
LIMIT 1
