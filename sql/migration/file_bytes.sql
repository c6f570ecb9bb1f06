-- The least size of a DuckDB file by its own headers: three headers of 4,096 bytes, and the blocks that are in use.
SELECT used_blocks * block_size + 3 * 4096 AS bytes FROM pragma_database_size();
