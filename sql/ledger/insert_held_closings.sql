-- Keeps the entries that a run found gone and did not close.
-- :run_id, :org_id
INSERT INTO calcom.held_closing (run_id, entry_id, org_id, version, cause)
SELECT :run_id, closing.entry_id, :org_id, closing.version, closing.cause
FROM calcom_staging.closing AS closing
WHERE closing.entry_id NOT IN (SELECT entry_id FROM calcom_staging.ooo_entry_change WHERE is_closing)
