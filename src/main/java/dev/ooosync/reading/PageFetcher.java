package dev.ooosync.reading;

import dev.ooosync.calcom.SentRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Keeps the wanted pages under way on threads of its own. A page that nobody wants any more fails unnoticed. */
final class PageFetcher implements AutoCloseable {

    private final PageSource source;
    private final ExecutorService threads;
    private final Map<PageRequest, Future<List<SentRow>>> underWay = new HashMap<>();

    PageFetcher(PageSource source, int inFlight) {
        this.source = source;
        CustomizableThreadFactory daemons = new CustomizableThreadFactory("reading-page-");
        daemons.setDaemon(true);
        this.threads = Executors.newFixedThreadPool(inFlight, daemons);
    }

    /** Asks for what is wanted and not yet under way, in this order, and gives up the rest. */
    void want(List<PageRequest> wanted) {
        underWay.entrySet().removeIf(page -> {
            boolean givenUp = !wanted.contains(page.getKey());
            if (givenUp) {
                page.getValue().cancel(true);
            }
            return givenUp;
        });
        for (PageRequest request : wanted) {
            underWay.computeIfAbsent(request, page -> threads.submit(() -> source.fetch(page)));
        }
    }

    /**
     * Waits for a wanted page.
     *
     * @throws RuntimeException the source's own failure, as it was thrown there
     */
    List<SentRow> await(PageRequest request) throws InterruptedException {
        Future<List<SentRow>> page = underWay.remove(request);
        if (page == null) {
            throw new IllegalArgumentException("nobody asked for " + request);
        }
        try {
            return page.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failure.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(request + " failed", failure);
        }
    }

    /** Gives up all pages and ends the threads; does not wait for them. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
