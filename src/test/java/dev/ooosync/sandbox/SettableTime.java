package dev.ooosync.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that stands still until a test moves it. */
final class SettableTime implements InstantSource {

    private volatile Instant now = Instant.parse("2026-11-22T13:37:23.483Z");

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }
}
