-- Closes the current versions that this run replaces, or whose entries are gone.
-- :org_id, :run_id, :noticed_at (UTC); updates one row per updated or closed entry
MERGE INTO calcom.ooo_entry_history AS target
USING (SELECT entry_id, kind FROM calcom_staging.ooo_entry_change WHERE kind = 'updated' OR is_closing) AS source
ON target.org_id = :org_id AND target.is_current AND target.entry_id = source.entry_id
WHEN MATCHED THEN UPDATE SET valid_to = :noticed_at, is_current = FALSE, closed_by = source.kind, closed_run_id = :run_id
