-- Closes the current versions that this run replaces.
-- :org_id, :run_id, :noticed_at (UTC); updates one row per updated entry
UPDATE calcom.ooo_entry_history
SET valid_to = :noticed_at, is_current = FALSE, closed_by = 'updated', closed_run_id = :run_id
WHERE org_id = :org_id
  AND is_current
  AND entry_id IN (SELECT entry_id FROM calcom_staging.ooo_entry_change WHERE kind = 'updated')
