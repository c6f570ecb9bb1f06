-- Stores the JSON of each version that this run opened.
-- :org_id
INSERT INTO calcom.ooo_entry_payload (org_id, entry_id, version, payload)
SELECT :org_id, staged.entry_id, change.version, staged.payload
FROM calcom_staging.ooo_entry_change AS change
JOIN calcom_staging.ooo_entry AS staged ON staged.entry_id = change.entry_id AND staged.seq = change.seq
WHERE change.kind <> 'rewritten'
