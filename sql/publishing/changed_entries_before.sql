-- The entries that a run would change, as they are published.
-- :org_id
SELECT entry_id, user_id, to_user_id, start_date, end_date, reason, uuid, start_as_sent, end_as_sent, notes
FROM calcom.ooo_entry
WHERE org_id = :org_id AND entry_id IN (SELECT entry_id FROM calcom_staging.ooo_entry_change)
