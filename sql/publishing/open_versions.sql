-- Opens a version for each entry that is new, changed, or back.
-- :org_id, :run_id, :noticed_at (UTC)
INSERT INTO calcom.ooo_entry_history (
    org_id, entry_id, version, uuid, user_id, to_user_id, start_date, end_date, calendar_days, reason, notes,
    first_seen_at, changed_at, run_id, content_hash, start_as_sent, end_as_sent,
    valid_from, valid_to, is_current, opened_by, closed_by, closed_run_id)
SELECT :org_id, entry_id, version, uuid, user_id, to_user_id, start_date, end_date, calendar_days, reason, notes,
       COALESCE(first_seen_at, :noticed_at), :noticed_at, :run_id, content_hash, start_as_sent, end_as_sent,
       :noticed_at, NULL, TRUE, kind, NULL, NULL
FROM calcom_staging.ooo_entry_change
WHERE kind <> 'rewritten' AND NOT is_closing
