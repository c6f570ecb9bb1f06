-- The ledger's detail: what the checks found.
CREATE TABLE IF NOT EXISTS calcom.sync_check (
    run_id         VARCHAR NOT NULL,
    check_name     VARCHAR NOT NULL,
    severity       VARCHAR NOT NULL,
    offending_rows BIGINT NOT NULL,
    sentence       VARCHAR NOT NULL,
    PRIMARY KEY (run_id, check_name)
);
COMMENT ON TABLE calcom.sync_check IS 'What each check found in the warehouse at the end of each run.';
COMMENT ON COLUMN calcom.sync_check.run_id IS 'The run.';
COMMENT ON COLUMN calcom.sync_check.check_name IS 'Name of the check.';
COMMENT ON COLUMN calcom.sync_check.severity IS 'error: the run published nothing; warning: it published, but look at the rows.';
COMMENT ON COLUMN calcom.sync_check.offending_rows IS 'Number of rows the check found; 0 is good.';
COMMENT ON COLUMN calcom.sync_check.sentence IS 'What such a row means.';
