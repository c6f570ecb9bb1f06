package dev.ooosync.sandbox;

import java.time.Duration;

/** Lets time pass before an answer. */
@FunctionalInterface
interface Delay {

    /** The real thing. */
    Delay SLEEP = duration -> Thread.sleep(duration.toMillis());

    void pause(Duration duration) throws InterruptedException;
}
