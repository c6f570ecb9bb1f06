package dev.ooosync.publishing;

import dev.ooosync.verdict.Confirmation;
import dev.ooosync.verdict.Verdict;
import java.time.LocalDateTime;

/**
 * How the reading ended.
 *
 * @param asOf when its first page was asked for (UTC)
 * @param verdict whether every entry listed during the whole reading is in staging
 * @param requests HTTP requests spent
 */
public record ReadingResult(LocalDateTime asOf, Verdict verdict, long requests) {

    /** The result after Cal.com was asked about the entries that the reading does not contain. */
    public ReadingResult after(Confirmation confirmation) {
        String contradiction = confirmation.contradiction();
        return new ReadingResult(
                asOf,
                contradiction == null ? verdict : Verdict.unproven(contradiction),
                requests + confirmation.requests());
    }

    public boolean complete() {
        return verdict.isComplete();
    }

    public String proof() {
        return verdict.proof();
    }
}
