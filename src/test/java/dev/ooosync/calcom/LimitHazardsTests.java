package dev.ooosync.calcom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rate limits. The numbers are those of {@link dev.ooosync.Hazards}. */
class LimitHazardsTests {

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    private Duration waitedAfter(MockResponse.Builder first) {
        lab.answers(first.build(), Lab.page());
        Duration before = lab.time.pauses().stream().reduce(Duration.ZERO, Duration::plus);
        try (CalComClient client = lab.client()) {
            assertThat(client.ooo(Lab.FIRST)).hasSize(2);
            if (first.getCode() == 200) {
                assertThat(client.ooo(Lab.FIRST)).hasSize(2);
            }
        }
        return lab.time.pauses().stream().reduce(Duration.ZERO, Duration::plus).minus(before);
    }

    private static MockResponse.Builder blocked() {
        return Lab.json(429, "throttled.json");
    }

    private static void assertAbout(Duration found, long seconds) {
        assertThat(found).isBetween(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds + 1));
    }

    @Test
    void hazard_08_a_block_is_waited_out_by_the_limits_reset_or_for_a_minute_when_nothing_is_said() {
        assertAbout(waitedAfter(blocked()), 60);
        assertAbout(waitedAfter(blocked().setHeader("X-RateLimit-Reset-Default", "47")), 47);
    }

    @Test
    void hazard_09_the_headers_are_known_by_their_beginning_in_any_case_and_the_shortest_reset_counts() {
        assertAbout(
                waitedAfter(
                        blocked().setHeader("X-RATELIMIT-RESET-Long", "900").setHeader("x-ratelimit-reset-short", "8")),
                8);
    }

    @Test
    void hazard_10_a_reset_that_is_an_epoch_is_read_as_one_and_no_wait_is_longer_than_ten_minutes() {
        long epoch = lab.time.instant().getEpochSecond();
        assertAbout(waitedAfter(blocked().setHeader("X-RateLimit-Reset-Default", epoch + 33)), 33);
        assertAbout(waitedAfter(blocked().setHeader("X-RateLimit-Reset-Default", epoch + 999_999)), 600);
    }

    @Test
    void hazard_11_what_others_have_spent_of_the_limit_slows_the_job_down_before_it_is_refused() {
        Duration waited = waitedAfter(Lab.json(200, "page.json")
                .setHeader("X-RateLimit-Limit-Default", "120")
                .setHeader("X-RateLimit-Remaining-Default", "10")
                .setHeader("X-RateLimit-Reset-Default", "30"));

        assertThat(waited).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
    }
}
