-- Adds the entries that are new or back to what Cal.com lists now.
-- :org_id, :run_id, :noticed_at (UTC)
INSERT INTO calcom.ooo_entry (
    org_id, entry_id, uuid, user_id, to_user_id, start_date, end_date, calendar_days, reason, notes,
    first_seen_at, changed_at, run_id, content_hash, start_as_sent, end_as_sent)
SELECT :org_id, staged.entry_id, staged.uuid, staged.user_id, staged.to_user_id, staged.start_date, staged.end_date,
       staged.calendar_days, staged.reason, staged.notes, version.first_seen_at, :noticed_at, :run_id,
       staged.content_hash, staged.start_as_sent, staged.end_as_sent
FROM calcom_staging.ooo_entry_change AS change
JOIN calcom_staging.ooo_entry AS staged ON staged.entry_id = change.entry_id AND staged.seq = change.seq
JOIN calcom.ooo_entry_history AS version
    ON version.org_id = :org_id AND version.entry_id = change.entry_id AND version.version = change.version
WHERE change.previous_user_id IS NULL
