-- The JSON of each version, apart from the history, so that the history can be granted without it.
-- The key is in 120_keys.
CREATE TABLE IF NOT EXISTS calcom.ooo_entry_payload (
    org_id   BIGINT NOT NULL,
    entry_id BIGINT NOT NULL,
    version  INTEGER NOT NULL,
    payload  VARCHAR NOT NULL
);
COMMENT ON TABLE calcom.ooo_entry_payload IS 'The JSON object of each version as received, subject to the job''s privacy settings.';
COMMENT ON COLUMN calcom.ooo_entry_payload.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.ooo_entry_payload.entry_id IS 'Id of the entry at Cal.com.';
COMMENT ON COLUMN calcom.ooo_entry_payload.version IS 'Version of the entry, as in ooo_entry_history.';
COMMENT ON COLUMN calcom.ooo_entry_payload.payload IS 'The JSON object as received, including fields that this tool does not know.';
