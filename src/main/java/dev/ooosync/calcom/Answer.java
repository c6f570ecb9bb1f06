package dev.ooosync.calcom;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Headers;

/**
 * One complete HTTP answer.
 *
 * @param status its status code
 * @param headers its headers
 * @param body its body, decompressed
 * @param limits what its headers say about rate limits
 * @param received when its headers had come
 */
record Answer(int status, Headers headers, byte[] body, RateLimitHeaders limits, Instant received) {

    private static final Duration BLOCK = Duration.ofSeconds(60);

    /** How long a 429 asks to wait: its shortest reset; what an edge says; else the length of a block. */
    Duration block() {
        return limits.shortestReset().or(this::retryAfter).orElse(BLOCK);
    }

    /** The server's own id of the request, for a report to its support; empty without one. */
    Optional<String> requestId() {
        String id = headers.get("X-Request-Id");
        return id != null && id.matches("[A-Za-z0-9_.:-]{1,64}") ? Optional.of(id) : Optional.empty();
    }

    /** Type and subtype of the body, such as {@code text/html}. */
    String mediaType() {
        String type = headers.get("Content-Type");
        String bare = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return bare.matches("[a-z0-9.+/-]{1,60}") ? bare : "no content type";
    }

    private Optional<Duration> retryAfter() {
        String value = headers.get("Retry-After");
        if (value == null) {
            return Optional.empty();
        }
        if (value.strip().matches("[0-9]{1,9}")) {
            return Optional.of(RateLimitHeaders.clamp(Duration.ofSeconds(Long.parseLong(value.strip()))));
        }
        return Optional.ofNullable(headers.getInstant("Retry-After"))
                .map(until -> RateLimitHeaders.clamp(Duration.between(received, until)));
    }
}
