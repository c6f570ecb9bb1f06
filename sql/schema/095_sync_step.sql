-- The ledger's detail: when each step of a run began and ended.
CREATE TABLE IF NOT EXISTS calcom.sync_step (
    run_id      VARCHAR NOT NULL,
    step        VARCHAR NOT NULL,
    attempts    INTEGER NOT NULL,
    started_at  TIMESTAMP NOT NULL,
    finished_at TIMESTAMP NOT NULL,
    PRIMARY KEY (run_id, step)
);
COMMENT ON TABLE calcom.sync_step IS 'The steps of each run that reached the publish step.';
COMMENT ON COLUMN calcom.sync_step.run_id IS 'The run.';
COMMENT ON COLUMN calcom.sync_step.step IS 'read: the pages; resources: people, memberships and teams; confirm: asking Cal.com about entries that are gone; publish: the transaction and, for a file, the copy before it.';
COMMENT ON COLUMN calcom.sync_step.attempts IS 'How often the step was started; more than 1 when the run was resumed.';
COMMENT ON COLUMN calcom.sync_step.started_at IS 'When its first attempt began (UTC).';
COMMENT ON COLUMN calcom.sync_step.finished_at IS 'When its last attempt ended (UTC).';
