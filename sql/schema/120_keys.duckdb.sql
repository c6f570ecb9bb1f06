-- None: DuckDB keeps a key in memory as a whole, and a third of the file would be keys. The checks hold them:
-- entry_without_current_version, history_overlap and version_without_payload find a row that is there twice.
SELECT 1;
