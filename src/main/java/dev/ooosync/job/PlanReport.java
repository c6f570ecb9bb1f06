package dev.ooosync.job;

import dev.ooosync.publishing.Plan;
import dev.ooosync.publishing.ReadingResult;
import java.time.Duration;

/**
 * What a run would do, in human-readable form.
 *
 * @param reading how its reading ended, after Cal.com was asked about the entries that it does not contain
 */
public record PlanReport(Plan plan, ReadingResult reading, Duration elapsed) {}
