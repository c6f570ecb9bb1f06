package dev.ooosync.staging;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The reading that staging holds.
 *
 * @param asOf when its first page was asked for (UTC)
 * @param stagedRows rows staged so far, rejects and repeats included
 * @param watermark null until the first chunk has been staged
 */
public record StagedReading(
        String runId,
        long orgId,
        LocalDateTime asOf,
        long stagedRows,
        @Nullable StagedWatermark watermark) {}
