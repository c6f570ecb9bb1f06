package dev.ooosync.database;

/**
 * A database's own SQL: where a file of {@code sql/} has a twin for it, that one is used; see {@link SqlFiles}.
 *
 * @param word as used in URLs and in the names of SQL files: {@code duckdb}
 */
public record Dialect(String word) {}
