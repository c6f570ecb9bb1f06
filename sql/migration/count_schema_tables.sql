-- 1 when the warehouse has the list of applied schema files, 0 when it is new.
SELECT COUNT(*) FROM information_schema.tables WHERE LOWER(table_schema) = 'calcom' AND LOWER(table_name) = 'schema_file'
