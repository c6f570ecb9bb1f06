-- Deletes the entries that changed from what Cal.com lists now; insert_entries inserts them as they are now.
-- Not updated in place: DuckDB would rewrite whole columns.
-- :org_id
DELETE FROM calcom.ooo_entry
WHERE org_id = :org_id AND entry_id IN (SELECT entry_id FROM calcom_staging.ooo_entry_change WHERE previous_user_id IS NOT NULL)
