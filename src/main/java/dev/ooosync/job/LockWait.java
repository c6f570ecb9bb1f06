package dev.ooosync.job;

import dev.ooosync.settings.SettingsReport;
import dev.ooosync.warehouse.LockedException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waiting for what another process holds: tried again every second, up to an end, and no longer than until a stop. */
final class LockWait {

    private static final Logger LOG = LoggerFactory.getLogger(LockWait.class);

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Duration longest;
    private final StopSignal stop;

    /** @param longest zero for not at all */
    LockWait(Duration longest, StopSignal stop) {
        this.longest = longest;
        this.stop = stop;
    }

    /**
     * What an attempt gives.
     *
     * @throws LockedException when the holder does the work itself, or does not give it back in time
     * @throws RunStoppedException when a stop was requested meanwhile
     */
    <T> T until(Supplier<T> attempt) {
        // Counted, not read from the clock: it may be set back.
        Duration left = longest;
        while (true) {
            try {
                return attempt.get();
            } catch (LockedException locked) {
                if (locked.isSameWork() || left.isZero()) {
                    throw left.equals(longest) ? locked : locked.afterWaiting(SettingsReport.text(longest.minus(left)));
                }
                if (left.equals(longest)) {
                    LOG.warn("Waits for up to {}, until it is free: {}", SettingsReport.text(longest), locked.found());
                }
                left = left.minus(pause(left, locked));
            }
        }
    }

    private Duration pause(Duration left, LockedException locked) {
        Duration pause = left.compareTo(BETWEEN) < 0 ? left : BETWEEN;
        try {
            stop.pause(pause);
            return pause;
        } catch (InterruptedException e) {
            throw RunStoppedException.waiting(locked.found());
        }
    }
}
