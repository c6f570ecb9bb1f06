package dev.ooosync.publishing;

import dev.ooosync.publishing.SourceCheck.Listing;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Several users' own listings under way at a time, in the order of the users. */
final class OwnListings implements AutoCloseable {

    private final ExecutorService threads;
    private final LongFunction<Listing> ask;
    private final Map<Long, Future<Listing>> underWay = new HashMap<>();

    OwnListings(Set<Long> users, int inFlight, LongFunction<Listing> ask) {
        CustomizableThreadFactory daemons = new CustomizableThreadFactory("confirming-");
        daemons.setDaemon(true);
        this.threads = Executors.newFixedThreadPool(Math.min(inFlight, users.size()), daemons);
        this.ask = ask;
        users.forEach(user -> underWay.put(user, threads.submit(() -> ask.apply(user))));
    }

    /**
     * Waits for one.
     *
     * @throws RuntimeException the client's own failure; that it was stopped, when this thread is interrupted
     */
    Listing of(long user) {
        try {
            return Objects.requireNonNull(underWay.get(user)).get();
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            // An interrupted thread's request is refused by the client in its own words.
            return ask.apply(user);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("the listing of user " + user + " failed", e.getCause());
        }
    }

    /** Gives up those under way; does not wait for them. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
