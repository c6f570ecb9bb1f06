package dev.ooosync.calcom;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Counts the traffic of all callers. */
final class Tally {

    private long requests;
    private long retries;
    private long refused;
    private Duration waited = Duration.ZERO;
    private @Nullable ClockSkew skew;

    synchronized void request() {
        requests++;
    }

    synchronized void retry() {
        retries++;
    }

    synchronized void refused() {
        refused++;
    }

    synchronized void waited(Duration wait) {
        waited = waited.plus(wait);
    }

    /** Keeps the largest. */
    synchronized void skew(@Nullable ClockSkew seen) {
        if (seen != null
                && (skew == null || seen.ahead().abs().compareTo(skew.ahead().abs()) > 0)) {
            skew = seen;
        }
    }

    synchronized @Nullable ClockSkew skew() {
        return skew;
    }

    synchronized Traffic traffic() {
        return new Traffic(requests, retries, refused, waited);
    }
}
