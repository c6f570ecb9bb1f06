-- 1 when a table of the run store is there.
-- :table
SELECT COUNT(*) FROM pg_class WHERE oid = to_regclass('calcom_staging.' || :table)
