package dev.ooosync.publishing;

import java.time.LocalDateTime;

/**
 * How the reading ended.
 *
 * @param asOf when its first page was asked for (UTC)
 * @param complete whether every entry listed during the whole reading is in staging
 * @param proof why, in a sentence
 * @param requests HTTP requests spent
 */
public record ReadingResult(LocalDateTime asOf, boolean complete, String proof, long requests) {

    /** The result after Cal.com was asked about the entries that the reading does not contain. */
    public ReadingResult after(Confirmation confirmation) {
        String contradiction = confirmation.contradiction();
        return new ReadingResult(
                asOf,
                complete && contradiction == null,
                contradiction == null ? proof : contradiction,
                requests + confirmation.requests());
    }

    String completeness() {
        return complete ? "complete" : "unproven";
    }
}
