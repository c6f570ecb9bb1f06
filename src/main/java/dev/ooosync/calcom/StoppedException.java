package dev.ooosync.calcom;

/** The run was stopped while a request waited or was under way: not a failure. */
public final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoppedException(String message) {
        super(message);
    }
}
