package dev.ooosync.reading;

import dev.ooosync.calcom.SentRow;

/**
 * One row of the list.
 *
 * @param watermark the position of the reading once this row is committed
 */
public record ReadEntry(SentRow entry, Watermark watermark) {}
