-- No keys: DuckDB would keep them in memory as a whole, and scans a column faster than it would look up a key. The checks
-- entry_day_twice and day_twice hold them. A script must have a statement.
SELECT 1;
