-- The run whose reading is staged, and when it last staged anything (seconds since 1970 UTC); no row when there is none.
SELECT run_id, job, org_id, started_at, made_with, staged_rows, staged_epoch FROM calcom_staging.reading
