-- The list of schema files that have been applied.
CREATE TABLE IF NOT EXISTS calcom.schema_file (
    file         VARCHAR NOT NULL PRIMARY KEY,
    content_hash VARCHAR NOT NULL
);
COMMENT ON TABLE calcom.schema_file IS 'Bookkeeping: which definitions of tables and views this warehouse has; not meant for analysis.';
COMMENT ON COLUMN calcom.schema_file.file IS 'Name of the file with the definition.';
COMMENT ON COLUMN calcom.schema_file.content_hash IS 'SHA-256 of its text; a file is applied again when it has changed.';
