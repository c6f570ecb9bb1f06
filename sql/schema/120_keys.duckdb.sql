-- None: DuckDB keeps every key in memory, a third of the file would be keys, and scanning a column is faster than looking
-- up a key. The checks enforce them: entry_without_current_version, history_overlap, version_without_payload,
-- entry_day_twice and day_twice find a row that is there twice. A script must have a statement.
SELECT 1;
