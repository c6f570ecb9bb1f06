-- The statements that count what has never been counted, and count anew what has grown by more than a fifth since: a first
-- load would else be planned for, and looked at by views and by the next run, as if the tables were empty, until autovacuum
-- comes.
SELECT format('ANALYZE calcom.%I', relname)
FROM pg_class
WHERE relnamespace = CAST('calcom' AS regnamespace)
  AND relkind = 'r'
  AND pg_has_role(relowner, 'USAGE')
  AND (reltuples < 0 AND pg_relation_size(oid) > 0
       OR pg_relation_size(oid) / CAST(current_setting('block_size') AS INTEGER) > 1.2 * relpages + 20)
