-- What the breaker held back: the entries that a run would have closed.
CREATE TABLE IF NOT EXISTS calcom.held_closing (
    run_id   VARCHAR NOT NULL,
    entry_id BIGINT NOT NULL,
    org_id   BIGINT NOT NULL,
    version  INTEGER NOT NULL,
    cause    VARCHAR NOT NULL,
    PRIMARY KEY (run_id, entry_id)
);
COMMENT ON TABLE calcom.held_closing IS 'Entries that a run found gone and did not close, because so many at once look like a mistake. For each organization: those of the newest such run, and those that have been approved.';
COMMENT ON COLUMN calcom.held_closing.run_id IS 'The run that held them.';
COMMENT ON COLUMN calcom.held_closing.entry_id IS 'The entry.';
COMMENT ON COLUMN calcom.held_closing.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.held_closing.version IS 'The version that would have been closed; an approval is for this one only.';
COMMENT ON COLUMN calcom.held_closing.cause IS 'Why it would have been closed: deleted, left_org, cover_deleted; unconfirmed: Cal.com was not asked about it, or the answer left it open.';
