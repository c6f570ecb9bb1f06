-- The entries that a run would change, as they would be; those that it would close as they are.
SELECT kind, entry_id, user_id, to_user_id, start_date, end_date, reason, uuid, start_as_sent, end_as_sent, notes
FROM calcom_staging.ooo_entry_change
ORDER BY kind, entry_id
