-- The ledger: one row per run.
CREATE TABLE IF NOT EXISTS calcom.sync_run (
    run_id        VARCHAR NOT NULL PRIMARY KEY,
    job           VARCHAR NOT NULL,
    org_id        BIGINT NOT NULL,
    mode          VARCHAR NOT NULL,
    scope         VARCHAR,
    started_at    TIMESTAMP NOT NULL,
    finished_at   TIMESTAMP NOT NULL,
    as_of         TIMESTAMP,
    status        VARCHAR NOT NULL,
    closings_held BIGINT NOT NULL,
    approved_by   VARCHAR,
    tool_version  VARCHAR NOT NULL,
    message       VARCHAR
);
COMMENT ON TABLE calcom.sync_run IS 'The ledger: one row for each run that ended and could write to this warehouse.';
COMMENT ON COLUMN calcom.sync_run.run_id IS 'Id of the run: the minute in UTC in which it began, by its clock. Ids sort in the order of the runs; after a wrong clock they begin with a letter.';
COMMENT ON COLUMN calcom.sync_run.job IS 'Name of the job.';
COMMENT ON COLUMN calcom.sync_run.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.sync_run.mode IS 'full: the whole organization; scoped: one person; sample: cut short by max-entries.';
COMMENT ON COLUMN calcom.sync_run.scope IS 'For a scoped run the user id it was limited to; else NULL.';
COMMENT ON COLUMN calcom.sync_run.started_at IS 'When the run began (UTC); a resumed run keeps its first start.';
COMMENT ON COLUMN calcom.sync_run.finished_at IS 'When the run ended (UTC).';
COMMENT ON COLUMN calcom.sync_run.as_of IS 'When the first page of the reading was asked for (UTC): the data is at least as fresh as this. NULL when nothing was read.';
COMMENT ON COLUMN calcom.sync_run.status IS 'published, unchanged, failed, or held: by the circuit breaker, which publishes everything but the closings, or by a rollback, which reads nothing.';
COMMENT ON COLUMN calcom.sync_run.closings_held IS 'Entries that Cal.com no longer listed and that this run did not close.';
COMMENT ON COLUMN calcom.sync_run.approved_by IS 'Who released the closings that this run held, and when (UTC); NULL while they are not released.';
COMMENT ON COLUMN calcom.sync_run.tool_version IS 'Version of this tool.';
COMMENT ON COLUMN calcom.sync_run.message IS 'What went wrong, for a failed or held run; what a new version has changed, for its first run; else NULL.';
