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
COMMENT ON COLUMN calcom.sync_resource.completeness IS 'complete: everything listed during the whole reading is here; unproven: that could not be proven, so nothing is closed; skipped: the credentials may not read it, its tables keep what they had.';
COMMENT ON COLUMN calcom.sync_resource.proof IS 'Why the verdict is what it is, in a sentence.';
COMMENT ON COLUMN calcom.sync_resource.rows_read IS 'Rows taken from the listing, repeats and rejects included.';
COMMENT ON COLUMN calcom.sync_resource.distinct_ids IS 'Different rows among them, rejects included: what run, status and show call read. A row without a readable id counts by itself. In versions before 0.2.0 without the rejects for people and teams.';
COMMENT ON COLUMN calcom.sync_resource.created IS 'Rows that were new here, or came back.';
COMMENT ON COLUMN calcom.sync_resource.updated IS 'Rows whose content had changed, or was rewritten: after a change of the privacy settings, or of how days, zones and names are read.';
COMMENT ON COLUMN calcom.sync_resource.closed IS 'Rows closed because Cal.com no longer has them.';
COMMENT ON COLUMN calcom.sync_resource.rejected IS 'Different rows that could not be used; see rejected_record.';
COMMENT ON COLUMN calcom.sync_resource.requests IS 'HTTP requests spent, retries included.';
