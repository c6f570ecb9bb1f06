-- The statements that analyze each table whose statistics are stale: it was never analyzed, it has grown by more than a
-- fifth since, or its list of organizations has room and lacks the one that is published. Without them, the next run and
-- the views are planned as if there were no rows, until autovacuum runs; for a small organization among large ones it
-- does not run.
SELECT format('ANALYZE calcom.%I', relname)
FROM pg_class
WHERE relnamespace = CAST('calcom' AS regnamespace)
  AND relkind = 'r'
  AND pg_has_role(relowner, 'USAGE')
  AND pg_relation_size(oid) > 0
  AND (reltuples < 0
       OR pg_relation_size(oid) / CAST(current_setting('block_size') AS INTEGER) > 1.2 * relpages + 20
       OR EXISTS (SELECT 1
                  FROM pg_stats AS known,
                       CAST(CAST(known.most_common_vals AS TEXT) AS TEXT[]) AS organizations
                  WHERE known.schemaname = 'calcom' AND known.tablename = pg_class.relname AND known.attname = 'org_id'
                    AND cardinality(organizations) < CAST(current_setting('default_statistics_target') AS INTEGER)
                    AND NOT EXISTS (SELECT 1
                                    FROM calcom_staging.reading AS reading
                                    WHERE CAST(reading.org_id AS TEXT) = ANY (organizations))))
