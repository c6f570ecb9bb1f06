-- How people and teams were read, as staged.
SELECT resource, outcome, proof, rows_read, distinct_ids, rejected, requests, 0 AS created, 0 AS updated, 0 AS closed
FROM calcom_staging.resource_reading ORDER BY resource
