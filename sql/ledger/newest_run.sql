-- An organization's newest run; by its id, since a clock may have been wrong.
-- :org_id
SELECT status, finished_at, tool_version FROM calcom.sync_run WHERE org_id = :org_id ORDER BY run_id DESC LIMIT 1
