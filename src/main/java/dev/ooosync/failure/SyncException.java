package dev.ooosync.failure;

import org.jspecify.annotations.Nullable;

/**
 * A failure whose remedy is known. The message names the thing, what was found and what to do; it never holds a secret
 * or an entry's notes.
 */
public class SyncException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Remedy remedy;

    public SyncException(Remedy remedy, String message) {
        this(remedy, message, null);
    }

    public SyncException(Remedy remedy, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    public Remedy remedy() {
        return remedy;
    }
}
