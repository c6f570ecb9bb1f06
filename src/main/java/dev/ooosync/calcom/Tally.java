package dev.ooosync.calcom;

import java.time.Duration;

/** Counts the traffic of all callers. */
final class Tally {

    private long requests;
    private long retries;
    private long refused;
    private Duration waited = Duration.ZERO;

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

    synchronized Traffic traffic() {
        return new Traffic(requests, retries, refused, waited);
    }
}
