package dev.ooosync.calcom;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock that only a pause moves on, unless a test sets it. */
final class VirtualTime implements InstantSource, Pause {

    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T03:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void pause(Duration duration) {
        now = now.plus(duration);
        pauses.add(duration);
    }

    /** As somebody sets the machine's clock: negative to set it back. */
    synchronized void set(Duration shift) {
        now = now.plus(shift);
    }

    synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
