-- Brings the entries that changed up to date.
-- :org_id, :run_id, :noticed_at (UTC)
MERGE INTO calcom.ooo_entry AS target
USING (SELECT staged.*
       FROM calcom_staging.ooo_entry_change AS change
       JOIN calcom_staging.ooo_entry AS staged ON staged.entry_id = change.entry_id AND staged.seq = change.seq
       WHERE change.previous_user_id IS NOT NULL) AS source
ON target.org_id = :org_id AND target.entry_id = source.entry_id
WHEN MATCHED THEN UPDATE SET
    uuid = source.uuid, user_id = source.user_id, to_user_id = source.to_user_id, start_date = source.start_date,
    end_date = source.end_date, calendar_days = source.calendar_days, reason = source.reason, notes = source.notes,
    changed_at = :noticed_at, run_id = :run_id, content_hash = source.content_hash,
    start_as_sent = source.start_as_sent, end_as_sent = source.end_as_sent
