package dev.ooosync.job;

import dev.ooosync.publishing.Plan;
import dev.ooosync.publishing.ReadingResult;
import java.time.Duration;

/**
 * What a run would do, for people.
 *
 * @param reading how its reading ended, after Cal.com was asked about what it did not bring
 */
public record PlanReport(Plan plan, ReadingResult reading, Duration elapsed) {}
