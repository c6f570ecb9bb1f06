-- Adds the closings to the changes: entries that are gone at the source, with what was published of them.
-- :org_id, :everything (false: only those that have been approved)
INSERT INTO calcom_staging.ooo_entry_change (
    entry_id, kind, is_closing, version, previous_user_id, first_seen_at, uuid, user_id, to_user_id, start_date, end_date,
    calendar_days, reason, notes, start_as_sent, end_as_sent, content_hash, payload)
SELECT live.entry_id, closing.cause, TRUE, closing.version, live.user_id, live.first_seen_at, live.uuid, live.user_id,
       live.to_user_id, live.start_date, live.end_date, live.calendar_days, live.reason, live.notes, live.start_as_sent,
       live.end_as_sent, live.content_hash, ''
FROM calcom_staging.closing AS closing
JOIN calcom.ooo_entry AS live ON live.org_id = :org_id AND live.entry_id = closing.entry_id
WHERE closing.cause <> 'unconfirmed' AND (:everything OR closing.is_approved)
