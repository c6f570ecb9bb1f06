-- 1 when a schema is there.
-- :schema
SELECT COUNT(*) FROM information_schema.schemata WHERE LOWER(schema_name) = :schema
