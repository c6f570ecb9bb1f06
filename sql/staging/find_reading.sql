-- The reading that staging holds, with its watermark; no row when there is none.
SELECT run_id, org_id, as_of, staged_rows, sweep, list_position, anchor, doubt, requests FROM calcom_staging.reading
