package dev.ooosync.staging;

import org.jspecify.annotations.Nullable;

/**
 * How far the rows in staging reach, as the reading described it.
 *
 * @param sweep which sweep of the reading took the last row
 * @param position offset in the list at which the reading continues
 * @param anchor the highest id up to which everything has been taken; null when there is none
 * @param doubt why the reading can no longer be complete; null while it can
 * @param requests HTTP requests spent so far
 */
public record StagedWatermark(
        String sweep,
        int position,
        @Nullable Long anchor,
        @Nullable String doubt,
        long requests) {}
