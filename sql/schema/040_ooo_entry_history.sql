-- Every version of every entry that a run has published: a slowly changing dimension of type 2.
-- The key is in 120_keys.
CREATE TABLE IF NOT EXISTS calcom.ooo_entry_history (
    org_id        BIGINT NOT NULL,
    entry_id      BIGINT NOT NULL,
    version       INTEGER NOT NULL,
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
    end_as_sent   TIMESTAMP NOT NULL,
    valid_from    TIMESTAMP NOT NULL,
    valid_to      TIMESTAMP,
    is_current    BOOLEAN NOT NULL,
    opened_by     VARCHAR NOT NULL,
    closed_by     VARCHAR,
    closed_run_id VARCHAR
);
COMMENT ON TABLE calcom.ooo_entry_history IS 'Every version of every entry: what was known from valid_from until just before valid_to. Versions of an entry follow each other without a gap, except before a version that was opened by reappeared.';
COMMENT ON COLUMN calcom.ooo_entry_history.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.ooo_entry_history.entry_id IS 'Id of the entry at Cal.com.';
COMMENT ON COLUMN calcom.ooo_entry_history.version IS 'Version of the entry, from 1.';
COMMENT ON COLUMN calcom.ooo_entry_history.uuid IS 'UUID of the entry at Cal.com.';
COMMENT ON COLUMN calcom.ooo_entry_history.user_id IS 'The absent person.';
COMMENT ON COLUMN calcom.ooo_entry_history.to_user_id IS 'The covering person; NULL when no one is named.';
COMMENT ON COLUMN calcom.ooo_entry_history.start_date IS 'First day away, as written by Cal.com: a calendar day in the absent person''s own time zone.';
COMMENT ON COLUMN calcom.ooo_entry_history.end_date IS 'Last day away, inclusive, as written by Cal.com: a calendar day in the absent person''s own time zone.';
COMMENT ON COLUMN calcom.ooo_entry_history.calendar_days IS 'Days from start_date to end_date, both included; 0 when the entry starts after it ends.';
COMMENT ON COLUMN calcom.ooo_entry_history.reason IS 'Reason as sent; NULL when Cal.com sends none.';
COMMENT ON COLUMN calcom.ooo_entry_history.notes IS 'Free text as sent; NULL when there is none or the job omits notes. May be health data.';
COMMENT ON COLUMN calcom.ooo_entry_history.first_seen_at IS 'When a run first published this entry (UTC).';
COMMENT ON COLUMN calcom.ooo_entry_history.changed_at IS 'When a run published this version, or last rewrote it (UTC).';
COMMENT ON COLUMN calcom.ooo_entry_history.run_id IS 'The run that opened this version, or last rewrote it: after a change of the privacy settings, or of how days are read.';
COMMENT ON COLUMN calcom.ooo_entry_history.content_hash IS 'Version of the hash and the privacy settings, then SHA-256 of what is stored.';
COMMENT ON COLUMN calcom.ooo_entry_history.start_as_sent IS 'The start as sent, in UTC: midnight of start_date, unless Cal.com writes no whole days (check not_whole_days). Do not convert it, use start_date.';
COMMENT ON COLUMN calcom.ooo_entry_history.end_as_sent IS 'The end as sent, in UTC: the last millisecond of end_date, unless Cal.com writes no whole days (check not_whole_days). Do not convert it, use end_date.';
COMMENT ON COLUMN calcom.ooo_entry_history.valid_from IS 'When a run noticed this version (UTC, included).';
COMMENT ON COLUMN calcom.ooo_entry_history.valid_to IS 'When a run noticed that it no longer holds (UTC, excluded); NULL while it is current.';
COMMENT ON COLUMN calcom.ooo_entry_history.is_current IS 'True for the version that is in ooo_entry.';
COMMENT ON COLUMN calcom.ooo_entry_history.opened_by IS 'Why the version began: initial (before the first complete run); created: entered since the previous complete run; joined: its person was not there before, or its id is below one seen before, so it may be much older; accepted: earlier runs had rejected the row; updated; reappeared. Versions before 0.2.0 also wrote created for joined and accepted.';
COMMENT ON COLUMN calcom.ooo_entry_history.closed_by IS 'Why it ended: updated, deleted, left_org, cover_deleted; NULL while it is current.';
COMMENT ON COLUMN calcom.ooo_entry_history.closed_run_id IS 'The run that closed it; NULL while it is current.';
