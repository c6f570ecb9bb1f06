package dev.ooosync.calcom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

class RateLimitHeadersTests {

    private static final Instant RECEIVED = Instant.parse("2026-11-22T03:00:00.250Z");

    @Test
    void a_triple_is_read_whatever_its_case_and_name() {
        RateLimitHeaders headers = RateLimitHeaders.of(
                Headers.of(
                        "x-ratelimit-limit-Default", "120",
                        "X-RATELIMIT-REMAINING-DEFAULT", "7",
                        "X-RateLimit-Reset-default", "42",
                        "X-RateLimit-Limit-Burst-2", "5",
                        "X-RateLimit-Remaining-Burst-2", "0",
                        "X-RateLimit-Reset-Burst-2", "1"),
                RECEIVED);
        assertThat(headers.limits())
                .containsOnlyKeys("-default", "-burst-2")
                .containsEntry("-default", new RateLimit(120, 7, Duration.ofSeconds(42)))
                .containsEntry("-burst-2", new RateLimit(5, 0, Duration.ofSeconds(1)));
        assertThat(headers.shortestReset()).contains(Duration.ofSeconds(1));
    }

    @Test
    void an_epoch_becomes_what_is_left_until_then() {
        long epoch = RECEIVED.getEpochSecond() + 31;
        RateLimitHeaders headers =
                RateLimitHeaders.of(Headers.of("X-RateLimit-Reset-Default", String.valueOf(epoch)), RECEIVED);
        assertThat(headers.shortestReset()).contains(Duration.ofMillis(30_750));
        assertThat(headers.limits()).as("no complete triple").isEmpty();
    }

    @Test
    void a_reset_is_between_a_second_and_ten_minutes() {
        assertThat(reset("0")).isEqualTo(Duration.ofSeconds(1));
        assertThat(reset("1000000000")).as("seconds").isEqualTo(Duration.ofMinutes(10));
        assertThat(reset("1000000001")).as("an epoch long ago").isEqualTo(Duration.ofSeconds(1));
        assertThat(reset("999999999999999")).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void what_is_no_number_is_not_there() {
        RateLimitHeaders headers = RateLimitHeaders.of(
                Headers.of(
                        "X-RateLimit-Limit-Default", "0",
                        "X-RateLimit-Remaining-Default", "-1",
                        "X-RateLimit-Reset-Default", "soon",
                        "X-RateLimit-Resets-Default", "5",
                        "RateLimit-Reset", "5"),
                RECEIVED);
        assertThat(headers.limits()).isEmpty();
        assertThat(headers.shortestReset()).isEmpty();
    }

    private static Duration reset(String value) {
        return RateLimitHeaders.of(Headers.of("X-RateLimit-Reset-Default", value), RECEIVED)
                .shortestReset()
                .orElseThrow();
    }
}
