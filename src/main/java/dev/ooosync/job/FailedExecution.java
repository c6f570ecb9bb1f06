package dev.ooosync.job;

import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.util.List;
import org.springframework.batch.core.job.JobExecution;

/** Finds out why a job execution did not complete. */
final class FailedExecution {

    private FailedExecution() {}

    static SyncException failure(JobExecution execution) {
        List<Throwable> failures = execution.getAllFailureExceptions();
        for (Throwable failure : failures) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof SyncException known) {
                    return known;
                }
                if (cause instanceof RuntimeException database && DatabaseFailure.isDatabase(cause)) {
                    return DatabaseFailure.of("The run store or the warehouse failed", database);
                }
            }
        }
        Throwable first = failures.isEmpty() ? null : failures.get(0);
        return new SyncException(
                Remedy.INVESTIGATE,
                "The run ended as " + execution.getStatus() + (first == null ? "." : ": " + root(first)),
                first);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
