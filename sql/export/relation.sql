-- Writes a table or view into a Parquet file, without the free text of the entries.
-- :relation with its schema, :file
COPY (SELECT COLUMNS(LAMBDA name: name <> 'notes') FROM query_table(:relation)) TO :file (FORMAT parquet, COMPRESSION zstd)
