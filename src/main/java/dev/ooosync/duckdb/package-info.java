/**
 * The DuckDB engine: a file that a publish replaces by one rename, with its generations, rollback and staging file.
 * Uses {@code warehouse} and what that may use; only {@code export} uses it by name.
 */
@NullMarked
package dev.ooosync.duckdb;

import org.jspecify.annotations.NullMarked;
