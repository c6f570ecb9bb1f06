-- Opens a reading: the watermark's row, before the first page is asked for.
-- :run_id, :job, :org_id, :started_at (UTC), :made_with, :as_of (UTC)
INSERT INTO calcom_staging.reading (run_id, job, org_id, started_at, made_with, as_of, staged_rows, staged_epoch, requests)
VALUES (:run_id, :job, :org_id, :started_at, :made_with, :as_of, 0, CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) AS BIGINT), 0)
