package dev.ooosync.calcom;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits, counts it, announces what is long, and tells a stop from the end of the wait. Safe for use by several threads. */
final class Waiting {

    private static final Logger log = LoggerFactory.getLogger(Waiting.class);

    /** A shorter wait is over before anybody wonders. */
    private static final Duration ANNOUNCED = Duration.ofSeconds(3);

    /** Callers that wait for the same do not ask at the same instant, nor is the end of a window known exactly. */
    private static final Duration SAME = Duration.ofSeconds(2);

    private final Pause pause;
    private final Tally tally;
    private Instant announcedUntil = Instant.EPOCH;

    Waiting(Pause pause, Tally tally) {
        this.pause = pause;
        this.tally = tally;
    }

    Tally tally() {
        return tally;
    }

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

    /** Waits until the rate limit lets a request go; a long wait is announced once, however many callers share it. */
    void awaitLimit(Duration wait, Instant now) {
        Instant until = now.plus(wait);
        if (wait.compareTo(ANNOUNCED) >= 0 && isNew(until)) {
            log.info(
                    "Waiting {} s for Cal.com's rate limit, until {}",
                    wait.plusMillis(999).toSeconds(),
                    until.plusMillis(999).truncatedTo(ChronoUnit.SECONDS));
        }
        await(wait);
    }

    private synchronized boolean isNew(Instant until) {
        boolean isNew = Duration.between(announcedUntil, until).abs().compareTo(SAME) > 0;
        announcedUntil = until;
        return isNew;
    }
}
