-- The run that wrote to the warehouse last.
SELECT status, finished_at, tool_version FROM calcom.sync_run ORDER BY finished_at DESC, run_id DESC LIMIT 1
