-- 1 when the warehouse has the list of applied schema files, 0 when it is new; whether or not this role may read it.
SELECT COUNT(*) FROM pg_class WHERE oid = to_regclass('calcom.schema_file')
