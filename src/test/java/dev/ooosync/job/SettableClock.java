package dev.ooosync.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test sets it; a pause is over at once and only moves it on. */
final class SettableClock extends Clock {

    private Instant now;

    SettableClock(String now) {
        this.now = Instant.parse(now);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    synchronized void set(String instant) {
        now = Instant.parse(instant);
    }

    /** @param duration negative to set it back */
    synchronized void pass(Duration duration) {
        now = now.plus(duration);
    }

    StopSignal pauses() {
        return new StopSignal() {
            @Override
            public void pause(Duration duration) {
                pass(duration);
            }
        };
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
