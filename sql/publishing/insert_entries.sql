-- Adds the entries that are new, changed or back to what Cal.com lists now.
-- :org_id, :run_id, :noticed_at (UTC)
INSERT INTO calcom.ooo_entry (
    org_id, entry_id, uuid, user_id, to_user_id, start_date, end_date, calendar_days, reason, notes,
    first_seen_at, changed_at, run_id, content_hash, start_as_sent, end_as_sent)
SELECT :org_id, entry_id, uuid, user_id, to_user_id, start_date, end_date, calendar_days, reason, notes,
       COALESCE(first_seen_at, :noticed_at), :noticed_at, :run_id, content_hash, start_as_sent, end_as_sent
FROM calcom_staging.ooo_entry_change
WHERE NOT is_closing
