package dev.ooosync.warehouse;

import java.nio.file.Path;
import java.time.Instant;

/**
 * The published file, or an earlier one that is kept for a rollback.
 *
 * @param generation 0 for the published file, 1 for the one before it, and so on
 * @param modifiedAt when its last publish wrote it
 */
public record StoredFile(int generation, Path path, long bytes, Instant modifiedAt) {}
