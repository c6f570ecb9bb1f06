package dev.ooosync.calcom;

import java.time.Duration;

/**
 * The server's throttle as {@code calcom-api.md} 2.1 has it: a fixed window started by its first request; the request
 * beyond the limit blocks the bucket for a whole block duration; requests during a block are counted.
 */
final class ModelThrottle {

    private final int limit;
    private final long windowMillis;
    private final long blockMillis;
    private long windowEnd = Long.MIN_VALUE;
    private long blockEnd = Long.MIN_VALUE;
    private int hits;

    ModelThrottle(int limit, Duration window, Duration block) {
        this.limit = limit;
        this.windowMillis = window.toMillis();
        this.blockMillis = block.toMillis();
    }

    record Verdict(boolean refused, RateLimit stated) {}

    Verdict hit(long now) {
        if (now >= windowEnd) {
            windowEnd = now + windowMillis;
            hits = 0;
        }
        hits++;
        if (now >= blockEnd && hits > limit) {
            blockEnd = now + blockMillis;
        }
        boolean refused = now < blockEnd;
        long left = (refused ? blockEnd : windowEnd) - now;
        int remaining = refused ? 0 : limit - hits;
        return new Verdict(refused, new RateLimit(limit, remaining, Duration.ofSeconds((left + 999) / 1000)));
    }
}
