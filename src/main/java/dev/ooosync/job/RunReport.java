package dev.ooosync.job;

import dev.ooosync.publishing.ReadingResult;
import dev.ooosync.publishing.RunResult;
import java.time.Duration;

/**
 * How a run ended, for people.
 *
 * @param resumed whether it took up an earlier run's work
 * @param reading how its reading ended, after Cal.com was asked about what it did not bring
 * @param unconfirmed entries that are no longer listed and about which Cal.com left it open
 */
public record RunReport(
        String runId, boolean resumed, RunResult result, ReadingResult reading, long unconfirmed, Duration elapsed) {}
