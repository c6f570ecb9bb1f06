-- Stores the JSON of each version that this run opened or rewrote.
-- :org_id
MERGE INTO calcom.ooo_entry_payload AS target
USING (SELECT staged.entry_id, change.version, staged.payload
       FROM staging.ooo_entry_change AS change
       JOIN staging.ooo_entry AS staged ON staged.entry_id = change.entry_id AND staged.seq = change.seq) AS source
ON target.org_id = :org_id AND target.entry_id = source.entry_id AND target.version = source.version
WHEN MATCHED THEN UPDATE SET payload = source.payload
WHEN NOT MATCHED THEN INSERT (org_id, entry_id, version, payload)
    VALUES (:org_id, source.entry_id, source.version, source.payload)
