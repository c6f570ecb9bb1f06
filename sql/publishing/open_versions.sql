-- Opens a version for each entry that is new, changed, or back.
-- :org_id, :run_id, :noticed_at (UTC)
INSERT INTO calcom.ooo_entry_history (
    org_id, entry_id, version, uuid, user_id, to_user_id, start_date, end_date, calendar_days, reason, notes,
    first_seen_at, changed_at, run_id, content_hash, start_as_sent, end_as_sent,
    valid_from, valid_to, is_current, opened_by, closed_by, closed_run_id)
SELECT :org_id, staged.entry_id, change.version, staged.uuid, staged.user_id, staged.to_user_id, staged.start_date,
       staged.end_date, staged.calendar_days, staged.reason, staged.notes,
       COALESCE(origin.first_seen_at, :noticed_at), :noticed_at, :run_id, staged.content_hash, staged.start_as_sent, staged.end_as_sent,
       :noticed_at, NULL, TRUE, change.kind, NULL, NULL
FROM calcom_staging.ooo_entry_change AS change
JOIN calcom_staging.ooo_entry AS staged ON staged.entry_id = change.entry_id AND staged.seq = change.seq
LEFT JOIN calcom.ooo_entry_history AS origin
    ON origin.org_id = :org_id AND origin.entry_id = change.entry_id AND origin.version = 1
WHERE change.kind <> 'rewritten'
