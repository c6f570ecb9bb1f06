-- title: Steps
-- :run_id
SELECT step, attempts, started_at, finished_at,
       CAST(EXTRACT(EPOCH FROM finished_at) - EXTRACT(EPOCH FROM started_at) AS BIGINT) AS seconds
FROM calcom.sync_step
WHERE run_id = :run_id
ORDER BY started_at, step DESC
