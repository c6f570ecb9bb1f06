package dev.ooosync.publishing;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says at debug level how long each phase of a publish took: {@code -Dooosync.publishing=DEBUG} shows it. */
final class Stopwatch {

    private static final Logger LOG = LoggerFactory.getLogger(Stopwatch.class);

    private final Clock clock;
    private final long begin;
    private long last;

    Stopwatch(Clock clock) {
        this.clock = clock;
        this.begin = clock.millis();
        this.last = begin;
    }

    /** Ends a phase, and begins the next one. */
    void ended(String phase) {
        long now = clock.millis();
        say(phase, now - last);
        last = now;
    }

    /** Ends the publish. */
    void ended() {
        say("in all", clock.millis() - begin);
    }

    private static void say(String phase, long millis) {
        LOG.debug("Publish, {}: {} ms", phase, millis);
    }
}
