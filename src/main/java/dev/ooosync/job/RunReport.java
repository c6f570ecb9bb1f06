package dev.ooosync.job;

import dev.ooosync.publishing.ReadingResult;
import dev.ooosync.publishing.RunResult;
import java.time.Duration;

/**
 * How a run ended, for people.
 *
 * @param resumed whether it took up an earlier run's work
 */
public record RunReport(String runId, boolean resumed, RunResult result, ReadingResult reading, Duration elapsed) {}
