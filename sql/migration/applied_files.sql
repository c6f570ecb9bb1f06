-- The schema files that have been applied.
SELECT file, content_hash FROM calcom.schema_file
