package dev.ooosync.cli;

import dev.ooosync.job.StopSignal;
import java.util.concurrent.CountDownLatch;

/**
 * SIGTERM and SIGINT: the run is asked to stop, and the process waits until it has. The JVM then ends with 143 or 130 by
 * itself. The hook waits for the command, never for the thread: a main thread inside System.exit does not end.
 */
final class Signals {

    private final StopSignal stop = new StopSignal();
    private final CountDownLatch finished = new CountDownLatch(1);

    StopSignal install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "stop"));
        return stop;
    }

    /** The command has ended; nobody need wait any more. */
    void finished() {
        finished.countDown();
    }

    private void stopAndWait() {
        stop.request();
        try {
            finished.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
