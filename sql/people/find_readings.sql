-- How people and teams were read, as staged.
SELECT resource, outcome, proof, rows_read, distinct_ids, rejected, requests
FROM calcom_staging.resource_reading ORDER BY resource
