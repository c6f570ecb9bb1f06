-- Keeps the rows that could not be used.
-- :run_id
INSERT INTO calcom.rejected_record (run_id, resource, n, reason, payload)
SELECT :run_id, 'ooo_entry', seq, reason, payload FROM calcom_staging.rejected_record
