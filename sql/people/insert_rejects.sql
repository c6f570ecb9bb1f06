-- Keeps the rows of resources beside the entries that could not be used.
-- :run_id
INSERT INTO calcom.rejected_record (run_id, resource, n, reason, payload)
SELECT :run_id, resource, seq, reason, payload FROM calcom_staging.rejected_resource_row
