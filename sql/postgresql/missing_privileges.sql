-- Rights that this role lacks, as the statements that grant them; no row when nothing is missing.
-- :reader_role (NULL: none)
SELECT format('GRANT CREATE ON DATABASE %I TO %I', current_database(), current_user) AS statement
WHERE NOT has_database_privilege(current_database(), 'CREATE')
  AND (SELECT COUNT(*) FROM pg_namespace WHERE nspname IN ('calcom', 'calcom_staging')) < 2
UNION ALL
SELECT format('GRANT USAGE, CREATE ON SCHEMA %I TO %I', nspname, current_user)
FROM pg_namespace
WHERE nspname IN ('calcom', 'calcom_staging')
  AND NOT (has_schema_privilege(oid, 'USAGE') AND has_schema_privilege(oid, 'CREATE'))
UNION ALL
SELECT format('ALTER TABLE %I.%I OWNER TO %I', space.nspname, relation.relname, current_user)
FROM pg_class AS relation
JOIN pg_namespace AS space ON space.oid = relation.relnamespace
WHERE space.nspname IN ('calcom', 'calcom_staging')
  AND relation.relkind IN ('r', 'v')
  AND NOT pg_has_role(relation.relowner, 'USAGE')
  -- The owner of the warehouse; tables of other owners in the schema stay theirs.
  AND relation.relowner IN (SELECT made.relowner
                            FROM pg_class AS made
                            JOIN pg_namespace AS place ON place.oid = made.relnamespace
                            WHERE (place.nspname, made.relname) IN (('calcom', 'schema_file'), ('calcom_staging', 'reading')))
UNION ALL
SELECT format('CREATE ROLE %I', CAST(:reader_role AS TEXT))
WHERE NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = COALESCE(CAST(:reader_role AS TEXT), current_user))
