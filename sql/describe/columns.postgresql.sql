-- What PostgreSQL says of every table, view and column, one row per column; the job's own bookkeeping last.
SELECT relation.relname AS table_name, CASE WHEN relation.relkind = 'v' THEN 'view' ELSE 'table' END AS kind,
       obj_description(relation.oid, 'pg_class') AS table_comment, attribute.attname AS column_name,
       format_type(attribute.atttypid, attribute.atttypmod) AS data_type,
       col_description(relation.oid, attribute.attnum) AS column_comment
FROM pg_catalog.pg_class AS relation
JOIN pg_catalog.pg_namespace AS schema ON schema.oid = relation.relnamespace AND schema.nspname = 'calcom'
JOIN pg_catalog.pg_attribute AS attribute
    ON attribute.attrelid = relation.oid AND attribute.attnum > 0 AND NOT attribute.attisdropped
WHERE relation.relkind IN ('r', 'p', 'v', 'm')
ORDER BY relation.relname = 'schema_file', relation.relname COLLATE "C", attribute.attnum
