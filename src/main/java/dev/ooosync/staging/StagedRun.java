package dev.ooosync.staging;

import java.time.LocalDateTime;

/**
 * The run whose reading is staged.
 *
 * @param job name of its job
 * @param startedAt when it first began (UTC)
 * @param madeWith the version of this tool and the settings that decide what its reading means; another run resumes it only
 *     with the same
 */
public record StagedRun(String runId, String job, long orgId, LocalDateTime startedAt, String madeWith) {}
