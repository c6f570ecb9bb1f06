package dev.ooosync.export;

import dev.ooosync.failure.SyncException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How an export ended.
 *
 * @param current the name of the newest set of files
 * @param failure why that is still the set of an earlier run; null when all is well
 */
public record ExportResult(Path current, @Nullable SyncException failure) {}
