-- 1 when a schema is there, whether or not this role may use it: information_schema would hide it.
-- :schema
SELECT COUNT(*) FROM pg_namespace WHERE nspname = :schema
