package dev.ooosync.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Counts what goes over the wire; the mutable side of {@link SandboxTraffic}. */
final class TrafficCounter {

    private final long windowNanos;
    private final Deque<Instant> recent = new ArrayDeque<>();
    private long requests;
    private long listRequests;
    private long refusals;
    private long rowsSent;
    private int maxInWindow;
    private int concurrent;
    private int maxConcurrent;

    TrafficCounter(Duration window) {
        this.windowNanos = window.toNanos();
    }

    synchronized void began(Route.@Nullable Kind route, Instant at) {
        requests++;
        if (route == Route.Kind.OOO) {
            listRequests++;
        }
        concurrent++;
        maxConcurrent = Math.max(maxConcurrent, concurrent);
        Instant horizon = at.minusNanos(windowNanos);
        while (!recent.isEmpty() && !recent.peekFirst().isAfter(horizon)) {
            recent.removeFirst();
        }
        recent.addLast(at);
        maxInWindow = Math.max(maxInWindow, recent.size());
    }

    /** Counted before it is sent, so that a caller who has the answer finds it counted. */
    synchronized void answered(Response answer) {
        rowsSent += answer.rows();
        refusals += answer.status() == 429 ? 1 : 0;
    }

    /** Called before the answer is sent: a caller with one request at a time never counts as two. */
    synchronized void ended() {
        concurrent--;
    }

    synchronized SandboxTraffic snapshot() {
        return new SandboxTraffic(requests, listRequests, refusals, maxInWindow, rowsSent, maxConcurrent);
    }
}
