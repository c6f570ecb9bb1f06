-- Removes the days of entries that changed.
-- :org_id
DELETE FROM calcom.ooo_entry_day
WHERE org_id = :org_id AND entry_id IN (SELECT entry_id FROM calcom_staging.ooo_entry_change)
