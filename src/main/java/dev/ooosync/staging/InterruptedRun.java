package dev.ooosync.staging;

import java.time.LocalDateTime;

/**
 * A run that has ended before its end, by a kill, a failure or a stop, and whose reading is still staged.
 *
 * @param stagedRows rows of the list that it had staged
 * @param stagedAt when it last staged anything (UTC): it was cut short after that
 */
public record InterruptedRun(StagedRun run, long stagedRows, LocalDateTime stagedAt) {}
