-- Rewrites reason and notes of current versions after a change of the privacy settings, without a new version.
-- :org_id, :run_id
MERGE INTO calcom.ooo_entry_history AS target
USING (SELECT entry_id, version, reason, notes, content_hash FROM calcom_staging.ooo_entry_change WHERE kind = 'rewritten') AS source
ON target.org_id = :org_id AND target.entry_id = source.entry_id AND target.version = source.version
WHEN MATCHED THEN UPDATE SET reason = source.reason, notes = source.notes, content_hash = source.content_hash, run_id = :run_id
