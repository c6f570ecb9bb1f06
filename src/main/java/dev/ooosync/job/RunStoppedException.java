package dev.ooosync.job;

/** A run was asked to stop and has stopped; its work is kept, and the next run takes it up. */
public final class RunStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RunStoppedException(String runId) {
        super("Run " + runId + " stopped as asked. Its work is kept; the next run resumes it.");
    }
}
