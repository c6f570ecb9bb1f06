-- Keeps the rejected rows.
-- :run_id
INSERT INTO calcom.rejected_record (run_id, resource, n, row_id, reason, payload)
SELECT :run_id, 'ooo_entry', seq, entry_id, reason, payload FROM calcom_staging.rejected_record
