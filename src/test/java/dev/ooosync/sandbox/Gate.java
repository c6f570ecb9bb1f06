package dev.ooosync.sandbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Stands before a sandbox's answers: while it is shut, each waits for as long as the sandbox's latency says, or until it opens. */
public final class Gate {

    private static final int ALL = 1_000_000;

    private final Semaphore passes = new Semaphore(0);

    /** A sandbox behind this gate, which is shut at first. */
    public Sandbox start(SandboxSettings settings) {
        return Sandbox.start(settings, InstantSource.system(), this::pause);
    }

    /** Lets the next answers through at once, and shuts. */
    public void shutAfter(int answers) {
        passes.drainPermits();
        passes.release(answers);
    }

    /** Lets all answers through: those that wait, and those that come. */
    public void open() {
        passes.release(ALL);
    }

    private void pause(Duration latency) throws InterruptedException {
        passes.tryAcquire(latency.toMillis(), TimeUnit.MILLISECONDS);
    }
}
