package dev.ooosync.calcom;

import java.util.Objects;

/** A field of a row as sent that cannot be used; the message names the field and what kind of value was found. */
public final class UnusableFieldException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnusableFieldException(String field, String problem) {
        super(field + ": " + problem);
    }

    public String reason() {
        return Objects.requireNonNull(getMessage());
    }
}
