-- An organization's newest run.
-- :org_id
SELECT status, finished_at, tool_version FROM calcom.sync_run WHERE org_id = :org_id ORDER BY finished_at DESC, run_id DESC LIMIT 1
