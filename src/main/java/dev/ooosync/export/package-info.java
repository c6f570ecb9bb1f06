/**
 * Copies of what is published as Parquet files, a directory per run.
 * Uses {@code publishing}, and {@code duckdb}, which writes the files.
 */
@NullMarked
package dev.ooosync.export;

import org.jspecify.annotations.NullMarked;
