package dev.ooosync.calcom;

/** The run was stopped while a request waited or was under way: no failure, and nobody's fault. */
public final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoppedException(String message) {
        super(message);
    }
}
