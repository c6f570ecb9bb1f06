-- Moves the watermark to the last row of a chunk; first statement of the chunk's transaction.
-- :run_id, :staged_rows, :sweep, :list_position, :anchor, :doubt, :requests; updates exactly one row
UPDATE calcom_staging.reading
SET staged_rows = :staged_rows, staged_epoch = CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) AS BIGINT),
    sweep = :sweep, list_position = :list_position, anchor = :anchor, doubt = :doubt, requests = :requests
WHERE run_id = :run_id
