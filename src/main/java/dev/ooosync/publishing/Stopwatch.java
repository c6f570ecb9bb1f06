package dev.ooosync.publishing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says at debug level how long each phase of a publish took: {@code -Dooosync.publishing=DEBUG} shows it. */
final class Stopwatch {

    private static final Logger LOG = LoggerFactory.getLogger(Stopwatch.class);

    private final long begin = System.nanoTime();
    private long last = begin;

    /** Ends a phase, and begins the next one. */
    void ended(String phase) {
        long now = System.nanoTime();
        say(phase, now - last);
        last = now;
    }

    /** Ends the publish. */
    void ended() {
        say("in all", System.nanoTime() - begin);
    }

    private static void say(String phase, long nanos) {
        LOG.debug("Publish, {}: {} ms", phase, nanos / 1_000_000);
    }
}
