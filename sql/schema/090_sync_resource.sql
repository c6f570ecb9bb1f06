-- The ledger's detail: what a run read, and what that changed.
CREATE TABLE IF NOT EXISTS calcom.sync_resource (
    run_id       VARCHAR NOT NULL,
    resource     VARCHAR NOT NULL,
    completeness VARCHAR NOT NULL,
    proof        VARCHAR NOT NULL,
    rows_read    BIGINT NOT NULL,
    distinct_ids BIGINT NOT NULL,
    created      BIGINT NOT NULL,
    updated      BIGINT NOT NULL,
    closed       BIGINT NOT NULL,
    rejected     BIGINT NOT NULL,
    requests     BIGINT NOT NULL,
    PRIMARY KEY (run_id, resource)
);
COMMENT ON TABLE calcom.sync_resource IS 'What each run read of each resource, its verdict, and what changed.';
COMMENT ON COLUMN calcom.sync_resource.run_id IS 'The run.';
COMMENT ON COLUMN calcom.sync_resource.resource IS 'What was read: ooo_entry; org_user, org_membership (with user_attribute), team, team_member.';
COMMENT ON COLUMN calcom.sync_resource.completeness IS 'complete: every row that was listed during the whole reading is here; unproven: this could not be proven, so nothing is closed; skipped: the credentials may not read it, and its tables keep what they had.';
COMMENT ON COLUMN calcom.sync_resource.proof IS 'The reason for the verdict, in a sentence.';
COMMENT ON COLUMN calcom.sync_resource.rows_read IS 'Rows taken from the listing, including repeated and rejected ones.';
COMMENT ON COLUMN calcom.sync_resource.distinct_ids IS 'Different rows among them, including rejected ones: what run, status and show call read. A row without a readable id counts as a row of its own. Versions before 0.2.0 left out rejected rows of people and teams.';
COMMENT ON COLUMN calcom.sync_resource.created IS 'Rows that are new here, or came back.';
COMMENT ON COLUMN calcom.sync_resource.updated IS 'Rows whose content has changed or was rewritten; the latter after a change of the privacy settings, or of how days, zones and names are read.';
COMMENT ON COLUMN calcom.sync_resource.closed IS 'Rows closed because Cal.com no longer has them.';
COMMENT ON COLUMN calcom.sync_resource.rejected IS 'Different rows that were rejected; see rejected_record.';
COMMENT ON COLUMN calcom.sync_resource.requests IS 'HTTP requests spent, retries included.';
