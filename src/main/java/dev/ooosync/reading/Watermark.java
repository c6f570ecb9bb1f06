package dev.ooosync.reading;

import org.jspecify.annotations.Nullable;

/**
 * The position of a reading after one row that was handed on. Kept with the rows in one transaction, it is all that a later
 * process needs to go on.
 *
 * @param sweep the walk the row was read in
 * @param position offset of the page to begin with: the row itself while anchored, else the row after it. By user: how
 *     many users are finished
 * @param anchor the row's id; while anchored, every id up to it that was listed throughout has been taken. Null for a
 *     row without a readable id. By user: the id of the last user who is finished, null before the first
 * @param doubt why the reading can no longer end as complete, as a sentence; null while it can
 * @param requests HTTP exchanges spent on this reading so far, those of earlier processes included
 */
public record Watermark(
        Sweep sweep,
        int position,
        @Nullable Long anchor,
        @Nullable String doubt,
        long requests) {}
