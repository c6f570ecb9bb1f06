-- None: DuckDB keeps a key in memory as a whole, a third of the file would be keys, and a column is scanned faster than a
-- key is looked up. The checks hold them: entry_without_current_version, history_overlap, version_without_payload,
-- entry_day_twice and day_twice find a row that is there twice. A script must have a statement.
SELECT 1;
