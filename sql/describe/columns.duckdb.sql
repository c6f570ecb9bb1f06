-- What DuckDB says of every table, view and column, one row per column; the job's own bookkeeping last.
SELECT relations.table_name, relations.kind, relations.table_comment, columns.column_name, lower(columns.data_type) AS data_type,
       columns.comment AS column_comment
FROM (SELECT table_name, 'table' AS kind, comment AS table_comment FROM duckdb_tables() WHERE schema_name = 'calcom'
      UNION ALL
      SELECT view_name, 'view', comment FROM duckdb_views() WHERE schema_name = 'calcom') AS relations
JOIN duckdb_columns() AS columns ON columns.schema_name = 'calcom' AND columns.table_name = relations.table_name
ORDER BY relations.table_name = 'schema_file', relations.table_name, columns.column_index
