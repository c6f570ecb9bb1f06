-- The entries that Cal.com lists now, one row each.
-- The key is in 120_keys.
CREATE TABLE IF NOT EXISTS calcom.ooo_entry (
    org_id        BIGINT NOT NULL,
    entry_id      BIGINT NOT NULL,
    uuid          VARCHAR,
    user_id       BIGINT NOT NULL,
    to_user_id    BIGINT,
    start_date    DATE NOT NULL,
    end_date      DATE NOT NULL,
    calendar_days INTEGER NOT NULL,
    reason        VARCHAR,
    notes         VARCHAR,
    first_seen_at TIMESTAMP NOT NULL,
    changed_at    TIMESTAMP NOT NULL,
    run_id        VARCHAR NOT NULL,
    content_hash  VARCHAR NOT NULL,
    start_as_sent TIMESTAMP NOT NULL,
    end_as_sent   TIMESTAMP NOT NULL
);
COMMENT ON TABLE calcom.ooo_entry IS 'Out-of-office entries that Cal.com lists now, one row each. Legacy entries may start after they end: they are kept, with 0 calendar days.';
COMMENT ON COLUMN calcom.ooo_entry.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.ooo_entry.entry_id IS 'Id of the entry at Cal.com; stable over edits.';
COMMENT ON COLUMN calcom.ooo_entry.uuid IS 'UUID of the entry at Cal.com; stable over edits.';
COMMENT ON COLUMN calcom.ooo_entry.user_id IS 'The absent person.';
COMMENT ON COLUMN calcom.ooo_entry.to_user_id IS 'The covering person; NULL when no one is named. May be a person outside the organization.';
COMMENT ON COLUMN calcom.ooo_entry.start_date IS 'First day away, as written by Cal.com: a calendar day in the absent person''s own time zone.';
COMMENT ON COLUMN calcom.ooo_entry.end_date IS 'Last day away, inclusive, as written by Cal.com: a calendar day in the absent person''s own time zone.';
COMMENT ON COLUMN calcom.ooo_entry.calendar_days IS 'Days from start_date to end_date, both included, weekends too; 0 when the entry starts after it ends.';
COMMENT ON COLUMN calcom.ooo_entry.reason IS 'Reason as sent: unspecified, vacation, travel, sick, public_holiday, or a newer value; NULL when Cal.com sends none (a custom reason).';
COMMENT ON COLUMN calcom.ooo_entry.notes IS 'Free text as sent; NULL when there is none or the job omits notes. May be health data.';
COMMENT ON COLUMN calcom.ooo_entry.first_seen_at IS 'When a run first published this entry (UTC).';
COMMENT ON COLUMN calcom.ooo_entry.changed_at IS 'When a run last published a change of this entry (UTC).';
COMMENT ON COLUMN calcom.ooo_entry.run_id IS 'The run that published the current state of this row.';
COMMENT ON COLUMN calcom.ooo_entry.content_hash IS 'Version of the hash and the privacy settings, then SHA-256 of what is stored; equal hashes mean equal content.';
COMMENT ON COLUMN calcom.ooo_entry.start_as_sent IS 'The start as sent, in UTC: midnight of start_date, unless Cal.com writes no whole days (check not_whole_days). Do not convert it, use start_date.';
COMMENT ON COLUMN calcom.ooo_entry.end_as_sent IS 'The end as sent, in UTC: the last millisecond of end_date, unless Cal.com writes no whole days (check not_whole_days). Do not convert it, use end_date.';
