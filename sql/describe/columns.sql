-- What H2 says of every table, view and column, one row per column; the job's own bookkeeping last.
SELECT LOWER(tables.table_name) AS table_name, CASE WHEN tables.table_type = 'VIEW' THEN 'view' ELSE 'table' END AS kind,
       tables.remarks AS table_comment, LOWER(columns.column_name) AS column_name, LOWER(columns.data_type) AS data_type,
       columns.remarks AS column_comment
FROM information_schema.tables AS tables
JOIN information_schema.columns AS columns
    ON columns.table_schema = tables.table_schema AND columns.table_name = tables.table_name
WHERE LOWER(tables.table_schema) = 'calcom'
ORDER BY CASE WHEN LOWER(tables.table_name) = 'schema_file' THEN 1 ELSE 0 END, LOWER(tables.table_name), columns.ordinal_position
