package dev.ooosync.job;

import dev.ooosync.reading.Watermark;
import dev.ooosync.staging.RejectedRow;
import dev.ooosync.staging.StagedEntry;
import org.jspecify.annotations.Nullable;

/** A row ready for staging, or the reason why it cannot be used; exactly one of the two. */
record ProcessedEntry(@Nullable StagedEntry entry, @Nullable RejectedRow reject, Watermark watermark) {}
