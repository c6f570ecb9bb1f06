-- Rewrites the JSON of current versions after a change of the privacy settings.
-- :org_id
MERGE INTO calcom.ooo_entry_payload AS target
USING (SELECT entry_id, version, payload FROM calcom_staging.ooo_entry_change WHERE kind = 'rewritten') AS source
ON target.org_id = :org_id AND target.entry_id = source.entry_id AND target.version = source.version
WHEN MATCHED THEN UPDATE SET payload = source.payload
