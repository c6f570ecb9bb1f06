-- Writes a run's row.
INSERT INTO calcom.sync_run (
    run_id, job, org_id, mode, scope, started_at, finished_at, as_of, status, closings_held, approved_by, tool_version, message)
VALUES (
    :run_id, :job, :org_id, :mode, :scope, :started_at, :finished_at, :as_of, :status, :closings_held, NULL, :tool_version, :message)
