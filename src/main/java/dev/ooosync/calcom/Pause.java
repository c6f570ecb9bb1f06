package dev.ooosync.calcom;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How the client waits: for real, until it is interrupted; a test advances its clock instead. */
@FunctionalInterface
public interface Pause {

    /**
     * Returns when the time has passed.
     *
     * @throws InterruptedException when the run is being stopped
     */
    void pause(Duration duration) throws InterruptedException;

    /** Waits on the calling thread; an interrupt ends it at once. */
    static Pause interruptible() {
        return duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }
}
