package dev.ooosync.job;

/** A run was asked to stop and has stopped; its work is kept, and the next run resumes it. */
public final class RunStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private RunStoppedException(String message) {
        super(message);
    }

    static RunStoppedException ofRun(String runId) {
        return new RunStoppedException(
                "Run " + runId + " stopped as asked. Its work is kept; the next run resumes it.");
    }

    static RunStoppedException ofPlan() {
        return new RunStoppedException("Stopped as asked. A plan keeps nothing.");
    }

    /** @param found what was waited for, a sentence without its full stop */
    static RunStoppedException waiting(String found) {
        return new RunStoppedException("Stopped as asked while waiting. " + found + ". Nothing was done.");
    }
}
