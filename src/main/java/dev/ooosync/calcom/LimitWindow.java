package dev.ooosync.calcom;

import java.time.Duration;
import java.time.Instant;

/**
 * The current window of one limit, as far as responses tell ({@code calcom-api.md} 2.1): fixed, started by its first
 * request. Responses may come in any order.
 *
 * <p>Within a window the server's count only grows, so the smallest {@code Remaining} is the newest, and whatever it
 * may not have counted yet is still in flight. {@code Reset} is rounded up: each response gives an interval in which
 * the window ends, and the intervals of one window overlap.
 */
final class LimitWindow {

    private static final Duration MARGIN = Duration.ofMillis(50);
    private static final Duration POLL = Duration.ofMillis(100);

    private int limit;
    private int remaining;
    private Instant earliestEnd = Instant.MIN;
    private Instant latestEnd = Instant.MIN;
    private Instant firstSeen = Instant.MIN;
    private int firstRemaining;
    private int ownSince;
    private double othersPerSecond;
    private boolean over;
    private boolean scouting;

    LimitWindow(Instant sent, Instant received, RateLimit stated) {
        begin(sent, received, stated);
    }

    /** How long the next request must wait as far as this limit goes; zero when it may go. */
    Duration waitBefore(Instant now, Instant lastSent, int inFlight) {
        if (!over && !now.isBefore(latestEnd.plus(MARGIN))) {
            over = true;
            scouting = false;
            othersPerSecond = othersPerSecond(latestEnd, 0);
        }
        if (over) {
            return scouting ? POLL : Duration.ZERO;
        }
        Duration left = Duration.between(now, latestEnd);
        int spendable = remaining - inFlight - reserve() - expectedOthers(now, left, inFlight);
        if (spendable > limit / 4) {
            return Duration.ZERO;
        }
        if (spendable <= 0) {
            boolean mayRecover = remaining > reserve() && left.compareTo(POLL) > 0;
            return mayRecover ? POLL : left.plus(MARGIN);
        }
        Duration gap = Duration.between(lastSent, latestEnd).dividedBy(spendable + 1L);
        Duration wait = Duration.between(now, lastSent.plus(gap));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** A request goes out. The first one after a window's end scouts: its answer tells what the new one holds. */
    void sent() {
        if (over) {
            scouting = true;
        }
    }

    void answered(Instant sent, Instant received, RateLimit stated, boolean refused) {
        Instant earliest = earliestEnd(sent, received, stated);
        Instant latest = received.plus(stated.reset());
        boolean late = latest.isBefore(earliestEnd) || over && sent.isBefore(latestEnd) && !earliest.isAfter(latestEnd);
        if (refused || over && !late || earliest.isAfter(latestEnd)) {
            begin(sent, received, stated);
        } else if (!late) {
            limit = stated.limit();
            remaining = Math.min(remaining, stated.remaining());
            earliestEnd = earliest.isAfter(earliestEnd) ? earliest : earliestEnd;
            latestEnd = latest.isBefore(latestEnd) ? latest : latestEnd;
            ownSince++;
        }
    }

    /** No answer came: the request may have been counted, or not. */
    void unanswered() {
        remaining = Math.max(0, remaining - 1);
        ownSince++;
    }

    /** Whether the scout was lost, so that nothing is known any more. */
    boolean lostItsScout() {
        return over && scouting;
    }

    private void begin(Instant sent, Instant received, RateLimit stated) {
        limit = stated.limit();
        remaining = stated.remaining();
        earliestEnd = earliestEnd(sent, received, stated);
        latestEnd = received.plus(stated.reset());
        firstSeen = received;
        firstRemaining = remaining;
        ownSince = 0;
        over = false;
        scouting = false;
    }

    /** The clock may have been set back in between. */
    private static Instant earliestEnd(Instant sent, Instant received, RateLimit stated) {
        Instant earliest = received.isBefore(sent) ? received : sent;
        return earliest.plus(stated.reset()).minusSeconds(1);
    }

    /** For other users of the key, and for requests that reach the server later than others sent after them. */
    private int reserve() {
        return Math.min(limit / 2, Math.max(1, limit / 50));
    }

    /** What other users of the key will want before the window ends, if they go on as they do: mean and three deviations. */
    private int expectedOthers(Instant now, Duration left, int inFlight) {
        double mean = othersPerSecond(now, inFlight) * left.toMillis() / 1000.0;
        return (int) Math.ceil(mean + 3 * Math.sqrt(mean));
    }

    private double othersPerSecond(Instant now, int inFlight) {
        int others = Math.max(0, firstRemaining - remaining - ownSince - inFlight);
        double seconds = Math.max(1, Duration.between(firstSeen, now).toMillis() / 1000.0);
        return Math.max(others / seconds, othersPerSecond);
    }
}
