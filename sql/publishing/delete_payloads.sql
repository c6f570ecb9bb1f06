-- Deletes the JSON of current versions that a change of the privacy settings rewrites; insert_payloads writes it again.
-- :org_id
DELETE FROM calcom.ooo_entry_payload
WHERE org_id = :org_id
  AND EXISTS (SELECT 1
              FROM calcom_staging.ooo_entry_change AS change
              WHERE change.entry_id = ooo_entry_payload.entry_id AND change.version = ooo_entry_payload.version AND change.kind = 'rewritten')
