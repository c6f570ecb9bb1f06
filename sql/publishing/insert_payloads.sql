-- Stores the JSON of each version that this run opened or rewrote.
-- :org_id
INSERT INTO calcom.ooo_entry_payload (org_id, entry_id, version, payload)
SELECT :org_id, entry_id, version, payload FROM calcom_staging.ooo_entry_change
WHERE NOT is_closing
