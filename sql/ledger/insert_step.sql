-- Writes when a step began and ended.
-- :run_id, :step, :attempts, :started_at, :finished_at (UTC)
INSERT INTO calcom.sync_step (run_id, step, attempts, started_at, finished_at)
VALUES (:run_id, :step, :attempts, :started_at, :finished_at)
