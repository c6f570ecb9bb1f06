-- Merges the changed entries into the table of what Cal.com lists now.
-- :org_id, :run_id, :noticed_at (UTC)
MERGE INTO calcom.ooo_entry AS target
USING (SELECT staged.*, version.first_seen_at
       FROM staging.ooo_entry_change AS change
       JOIN staging.ooo_entry AS staged ON staged.entry_id = change.entry_id AND staged.seq = change.seq
       JOIN calcom.ooo_entry_history AS version
           ON version.org_id = :org_id AND version.entry_id = change.entry_id AND version.version = change.version) AS source
ON target.org_id = :org_id AND target.entry_id = source.entry_id
WHEN MATCHED THEN UPDATE SET
    uuid = source.uuid, user_id = source.user_id, to_user_id = source.to_user_id, start_date = source.start_date,
    end_date = source.end_date, calendar_days = source.calendar_days, reason = source.reason, notes = source.notes,
    changed_at = :noticed_at, run_id = :run_id, content_hash = source.content_hash,
    start_as_sent = source.start_as_sent, end_as_sent = source.end_as_sent
WHEN NOT MATCHED THEN INSERT (
    org_id, entry_id, uuid, user_id, to_user_id, start_date, end_date, calendar_days, reason, notes,
    first_seen_at, changed_at, run_id, content_hash, start_as_sent, end_as_sent)
VALUES (
    :org_id, source.entry_id, source.uuid, source.user_id, source.to_user_id, source.start_date, source.end_date,
    source.calendar_days, source.reason, source.notes,
    source.first_seen_at, :noticed_at, :run_id, source.content_hash, source.start_as_sent, source.end_as_sent)
