package dev.ooosync.calcom;

import java.time.Duration;

/** Waits, counts it, and tells a stop from the end of the wait. */
record Waiting(Pause pause, Tally tally) {

    /** @throws StoppedException when interrupted; the thread's interrupt flag is set again */
    void await(Duration wait) {
        try {
            pause.pause(wait);
            tally.waited(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException("Interrupted while waiting to ask Cal.com again.");
        }
    }
}
