-- Opens a reading: the watermark's row, before the first page is asked for.
-- :run_id, :org_id, :as_of (UTC)
INSERT INTO calcom_staging.reading (run_id, org_id, as_of, staged_rows, requests) VALUES (:run_id, :org_id, :as_of, 0, 0)
