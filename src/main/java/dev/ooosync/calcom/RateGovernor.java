package dev.ooosync.calcom;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Spends what {@code X-RateLimit-*} allows, less a reserve for other users of the key, and never provokes a block
 * ({@code calcom-api.md} 2). Three quarters of a window may go at once; the last quarter is spread over the rest of it,
 * so that the spending of others is noticed in time. A request may go when any one limit lets it: the server refuses
 * only when all are exhausted. Without such headers nothing is held back.
 *
 * <p>Arithmetic only: the caller waits and asks again. Safe for use by several threads.
 */
final class RateGovernor {

    /** Clocks are corrected by a little all the time; a larger step back means that the clock was set. */
    private static final Duration SET_BACK = Duration.ofSeconds(5);

    private final Map<String, LimitWindow> windows = new HashMap<>();
    private Instant heldUntil = Instant.MIN;
    private Instant lastSent = Instant.MIN;
    private Instant lastAsked = Instant.MIN;
    private int inFlight;

    /**
     * As {@link #admit(Instant)}, with the time read here: a thread that took it long before it came to its turn would look
     * like a clock that was set back.
     */
    synchronized Duration admit(InstantSource clock) {
        return admit(clock.instant());
    }

    /**
     * Asks for leave to send one request.
     *
     * @return zero: it counts as sent now; otherwise how long to wait before asking again
     */
    synchronized Duration admit(Instant now) {
        forgetIfSetBack(now);
        Duration wait = waitBefore(now);
        if (wait.isZero()) {
            inFlight++;
            lastSent = now;
            windows.values().forEach(LimitWindow::sent);
        }
        return wait;
    }

    /** The headers of an answer have come. Headers without limits, as an edge sends them, tell nothing. */
    synchronized void answered(Instant sent, Instant received, int status, Map<String, RateLimit> limits) {
        if (limits.isEmpty()) {
            unanswered();
            return;
        }
        inFlight--;
        windows.keySet().retainAll(limits.keySet());
        boolean refused = status == 429;
        limits.forEach((name, stated) -> {
            LimitWindow window = windows.get(name);
            if (window == null) {
                windows.put(name, new LimitWindow(sent, received, stated));
            } else {
                window.answered(sent, received, stated, refused);
            }
        });
    }

    /** No answer came. */
    synchronized void unanswered() {
        inFlight--;
        windows.values().removeIf(LimitWindow::lostItsScout);
        windows.values().forEach(LimitWindow::unanswered);
    }

    /** Nothing may go before that time: the server has refused a request. */
    synchronized void hold(Instant until) {
        heldUntil = until.isAfter(heldUntil) ? until : heldUntil;
    }

    /** What was known in the old time would hold everything back by as much as the clock was set back. */
    private void forgetIfSetBack(Instant now) {
        if (lastAsked.isAfter(now.plus(SET_BACK))) {
            windows.clear();
            heldUntil = Instant.MIN;
        }
        lastAsked = now;
    }

    private Duration waitBefore(Instant now) {
        if (now.isBefore(heldUntil)) {
            return Duration.between(now, heldUntil);
        }
        return windows.values().stream()
                .map(window -> window.waitBefore(now, lastSent, inFlight))
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
