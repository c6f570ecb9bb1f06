-- What the readers' role may not yet read, as the statements that grant it: everything but payloads and rejected rows,
-- which hold the JSON as received, and the list of schema files.
-- :reader_role
SELECT format('GRANT USAGE ON SCHEMA calcom TO %I', :reader_role) AS statement
WHERE NOT has_schema_privilege(:reader_role, 'calcom', 'USAGE')
UNION ALL
SELECT format('GRANT SELECT ON calcom.%I TO %I', relname, :reader_role)
FROM pg_class
WHERE relnamespace = CAST('calcom' AS regnamespace)
  AND relkind IN ('r', 'v')
  AND relname NOT IN ('ooo_entry_payload', 'rejected_record', 'schema_file')
  AND pg_has_role(relowner, 'USAGE')
  AND NOT has_table_privilege(:reader_role, oid, 'SELECT')
