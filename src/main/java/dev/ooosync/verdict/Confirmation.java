package dev.ooosync.verdict;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Cal.com says about the entries that a complete reading lacks.
 *
 * @param gone all of them; empty when the reading proved nothing
 * @param contradiction why the reading was not complete after all, as a sentence; null when nothing contradicts it
 * @param requests HTTP requests spent on it
 */
public record Confirmation(List<Gone> gone, @Nullable String contradiction, long requests) {

    /** Nothing to confirm. */
    public static final Confirmation NOTHING = new Confirmation(List.of(), null, 0);

    /**
     * An entry that is no longer listed.
     *
     * @param version its current one
     */
    public record Gone(long entryId, int version, Cause cause) {}
}
