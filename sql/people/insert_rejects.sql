-- Keeps the rejected rows of people and teams.
-- :run_id
INSERT INTO calcom.rejected_record (run_id, resource, n, row_id, reason, payload)
SELECT :run_id, resource, seq, row_id, reason, payload FROM calcom_staging.rejected_resource_row
