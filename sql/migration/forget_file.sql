-- Deletes the record of a schema file before it is recorded again.
-- :file
DELETE FROM calcom.schema_file WHERE file = :file
