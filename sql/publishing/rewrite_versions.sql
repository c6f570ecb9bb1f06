-- Rewrites current versions that have not changed at Cal.com, without a new version: reason and notes after a change of
-- the privacy settings, and days that an older version had read differently.
-- :org_id, :run_id, :noticed_at (UTC)
MERGE INTO calcom.ooo_entry_history AS target
USING (SELECT entry_id, version, start_date, end_date, calendar_days, reason, notes, content_hash
       FROM calcom_staging.ooo_entry_change
       WHERE kind = 'rewritten') AS source
ON target.org_id = :org_id AND target.entry_id = source.entry_id AND target.version = source.version
WHEN MATCHED THEN UPDATE SET
    start_date = source.start_date, end_date = source.end_date, calendar_days = source.calendar_days,
    reason = source.reason, notes = source.notes, content_hash = source.content_hash, changed_at = :noticed_at, run_id = :run_id
