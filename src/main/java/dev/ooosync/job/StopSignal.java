package dev.ooosync.job;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A request to stop at the next page, made by a signal handler and obeyed by the steps. Thread-safe; open only to a test
 * that pauses in a time of its own.
 */
public class StopSignal {

    private final CountDownLatch requested = new CountDownLatch(1);

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public void request() {
        requested.countDown();
        listeners.forEach(Runnable::run);
    }

    /** Has something ended that would otherwise be waited for, such as an exchange that is under way. */
    void onRequest(Runnable listener) {
        listeners.add(listener);
        if (isRequested()) {
            listener.run();
        }
    }

    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Waits until a stop is requested. */
    public void await() throws InterruptedException {
        requested.await();
    }

    /**
     * Waits, but not beyond a request to stop.
     *
     * @throws InterruptedException when a stop is requested before or while waiting
     */
    public void pause(Duration duration) throws InterruptedException {
        if (requested.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("a stop was requested");
        }
    }
}
