-- The run that wrote to the warehouse last; by its id, since a clock may have been wrong.
SELECT status, finished_at, tool_version FROM calcom.sync_run ORDER BY run_id DESC LIMIT 1
