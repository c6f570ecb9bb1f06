-- Rejected rows, with the reason.
CREATE TABLE IF NOT EXISTS calcom.rejected_record (
    run_id   VARCHAR NOT NULL,
    resource VARCHAR NOT NULL,
    n        BIGINT NOT NULL,
    reason   VARCHAR NOT NULL,
    payload  VARCHAR NOT NULL,
    PRIMARY KEY (run_id, resource, n)
);
COMMENT ON TABLE calcom.rejected_record IS 'Rows of the listing that were rejected. A rejected row still counts as seen, so its entry is not closed and keeps its content.';
COMMENT ON COLUMN calcom.rejected_record.run_id IS 'The run.';
COMMENT ON COLUMN calcom.rejected_record.resource IS 'What was read, as in sync_resource.';
COMMENT ON COLUMN calcom.rejected_record.n IS 'Number of the row within the run''s reading.';
COMMENT ON COLUMN calcom.rejected_record.reason IS 'Which field is unusable, and why.';
COMMENT ON COLUMN calcom.rejected_record.payload IS 'The row as received, subject to the job''s privacy settings.';
