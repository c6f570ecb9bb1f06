-- Before a schema file is noted as applied.
-- :file
DELETE FROM calcom.schema_file WHERE file = :file
