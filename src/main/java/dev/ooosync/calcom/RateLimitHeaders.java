package dev.ooosync.calcom;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;

/**
 * The {@code X-RateLimit-(Limit|Remaining|Reset)-*} headers of one response. The suffix is the name of a limit, and
 * there may be several limits ({@code calcom-api.md} 2.2).
 *
 * @param limits the complete triples, by lower-case suffix
 * @param shortestReset one freed limit suffices, so the smallest reset is the one to wait for
 */
record RateLimitHeaders(Map<String, RateLimit> limits, Optional<Duration> shortestReset) {

    static final Duration LONGEST_RESET = Duration.ofMinutes(10);

    private static final Pattern NAME = Pattern.compile("x-ratelimit-(limit|remaining|reset)(-.*)?");
    private static final long EPOCH_FROM = 1_000_000_000L;

    static RateLimitHeaders of(Headers headers, Instant received) {
        Map<String, Map<String, Long>> values = values(headers);
        Map<String, RateLimit> limits = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, Long>> entry : values.entrySet()) {
            Long limit = entry.getValue().get("limit");
            Long remaining = entry.getValue().get("remaining");
            Long reset = entry.getValue().get("reset");
            if (limit != null && limit > 0 && remaining != null && reset != null) {
                limits.put(entry.getKey(), new RateLimit(whole(limit), whole(remaining), duration(reset, received)));
            }
        }
        Optional<Duration> shortest = values.values().stream()
                .flatMap(limit -> Optional.ofNullable(limit.get("reset")).stream())
                .map(reset -> duration(reset, received))
                .min(Duration::compareTo);
        return new RateLimitHeaders(Map.copyOf(limits), shortest);
    }

    private static Map<String, Map<String, Long>> values(Headers headers) {
        Map<String, Map<String, Long>> values = new LinkedHashMap<>();
        for (String name : headers.names()) {
            Matcher matcher = NAME.matcher(name.toLowerCase(Locale.ROOT));
            String value = headers.get(name);
            if (matcher.matches() && value != null && value.strip().matches("[0-9]{1,15}")) {
                String suffix = matcher.group(2) == null ? "" : matcher.group(2);
                values.computeIfAbsent(suffix, key -> new LinkedHashMap<>())
                        .put(matcher.group(1), Long.valueOf(value.strip()));
            }
        }
        return values;
    }

    /** Seconds left; one page documents an epoch instead, so a number of that size is read as one. */
    private static Duration duration(long reset, Instant received) {
        Duration left = reset > EPOCH_FROM
                ? Duration.between(received, Instant.ofEpochSecond(reset))
                : Duration.ofSeconds(reset);
        return clamp(left);
    }

    /** At least a second, because the server rounds up; at most a time that is reasonable to wait for. */
    static Duration clamp(Duration wait) {
        if (wait.compareTo(LONGEST_RESET) > 0) {
            return LONGEST_RESET;
        }
        return wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait;
    }

    private static int whole(long value) {
        return (int) Math.min(value, Integer.MAX_VALUE);
    }
}
