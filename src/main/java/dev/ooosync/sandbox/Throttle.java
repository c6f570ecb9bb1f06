package dev.ooosync.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fixed window of {@code calcom-api.md} 2.1: started by a bucket's first request; the request after the limit blocks
 * the bucket. Requests during a block are counted and do not lengthen it.
 */
final class Throttle {

    /** One bucket; {@code windowEnd} and {@code blockEnd} are exclusive. */
    private record Bucket(int hits, Instant windowEnd, Instant blockEnd) {}

    /**
     * What one counted request may do.
     *
     * @param reset until the window ends, or until the block ends when refused
     */
    record Permit(boolean refused, int remaining, Duration reset) {}

    private final SandboxSettings settings;
    private final Map<String, Bucket> buckets = new HashMap<>();

    Throttle(SandboxSettings settings) {
        this.settings = settings;
    }

    /** Without a limit nothing is counted, and no headers are sent. */
    boolean isOff() {
        return settings.rateLimit() == 0;
    }

    synchronized Permit count(String name, Instant now) {
        Bucket bucket = buckets.getOrDefault(name, new Bucket(0, now, now));
        boolean newWindow = !now.isBefore(bucket.windowEnd());
        int hits = newWindow ? 1 : bucket.hits() + 1;
        Instant windowEnd = newWindow ? now.plus(settings.window()) : bucket.windowEnd();
        boolean blocked = now.isBefore(bucket.blockEnd());
        Instant blockEnd = bucket.blockEnd();
        if (!blocked && hits > settings.rateLimit()) {
            blocked = true;
            blockEnd = now.plus(settings.block());
        }
        buckets.put(name, new Bucket(hits, windowEnd, blockEnd));
        return blocked
                ? new Permit(true, 0, Duration.between(now, blockEnd))
                : new Permit(false, settings.rateLimit() - hits, Duration.between(now, windowEnd));
    }

    Map<String, String> headers(Permit permit, Instant now) {
        long seconds = permit.reset().plusNanos(999_999_999).toSeconds();
        long reset = settings.resetAsEpoch() ? now.getEpochSecond() + seconds : seconds;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-RateLimit-Limit-" + settings.limitSuffix(), Integer.toString(settings.rateLimit()));
        headers.put("X-RateLimit-Remaining-" + settings.limitSuffix(), Integer.toString(permit.remaining()));
        headers.put("X-RateLimit-Reset-" + settings.limitSuffix(), Long.toString(reset));
        return headers;
    }
}
