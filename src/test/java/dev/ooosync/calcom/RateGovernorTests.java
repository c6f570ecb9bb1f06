package dev.ooosync.calcom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateGovernorTests {

    private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");
    private static final int SEEDS = 50;

    private final RateGovernor governor = new RateGovernor();

    @ParameterizedTest
    @CsvSource({"20, 4", "200, 4", "1000, 4", "200, 1", "200, 16", "1000, 16"})
    void alone_it_is_never_refused_and_uses_the_limit(int latency, int callers) {
        LongStream.range(0, SEEDS).forEach(seed -> {
            GovernorSimulation run = new GovernorSimulation(seed, latency, Duration.ofMinutes(10))
                    .callers(callers)
                    .run();
            assertThat(run.refused).as("refused, seed %d", seed).isZero();
            assertThat(run.accepted).as("of 1200, seed %d", seed).isBetween(1200 * 95 / 100, 1200);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 10})
    void beside_others_nobody_is_refused_and_together_they_use_the_limit(int othersPerMinute) {
        LongStream.range(0, SEEDS).forEach(seed -> {
            GovernorSimulation run = new GovernorSimulation(seed, 100, Duration.ofMinutes(10))
                    .callers(4)
                    .others(othersPerMinute)
                    .run();
            assertThat(run.refused + run.othersRefused)
                    .as("refused, seed %d", seed)
                    .isZero();
            assertThat(run.accepted + run.othersAccepted)
                    .as("of 1200, seed %d", seed)
                    .isBetween(1200 * 95 / 100, 1200);
        });
    }

    /** Two thirds of the limit are gone before the governor has seen anybody: one block, and then it knows. */
    @Test
    void a_greedy_other_user_is_given_way_to_after_few_blocks() {
        LongStream.range(0, SEEDS).forEach(seed -> {
            GovernorSimulation run = new GovernorSimulation(seed, 100, Duration.ofMinutes(10))
                    .callers(4)
                    .others(40)
                    .run();
            assertThat(run.blocks).as("blocks, seed %d", seed).isLessThanOrEqualTo(3);
            assertThat(run.accepted).as("seed %d", seed).isGreaterThan(500);
        });
    }

    @Test
    void without_headers_nothing_is_held_back() {
        for (int i = 0; i < 500; i++) {
            assertThat(governor.admit(START)).isZero();
            if (i % 2 == 0) {
                governor.answered(START, START, 200, Map.of());
            }
        }
    }

    @Test
    void a_reserve_is_left_and_the_window_waited_for() {
        governor.admit(START);
        answered(START, 120, 2, 30);
        assertThat(governor.admit(START.plusSeconds(1))).isEqualTo(Duration.ofMillis(29_050));
        assertThat(governor.admit(START.plusSeconds(30))).isPositive();
        assertThat(governor.admit(START.plusMillis(30_050))).isZero();
    }

    @Test
    void after_a_window_one_request_scouts_what_the_next_one_holds() {
        governor.admit(START);
        answered(START, 120, 2, 1);
        Instant next = START.plusSeconds(2);
        assertThat(governor.admit(next)).isZero();
        assertThat(governor.admit(next)).isPositive();
        answered(next, 120, 50, 58);
        assertThat(governor.admit(next)).isZero();
        assertThat(governor.admit(next)).isZero();
    }

    @Test
    void a_lost_scout_holds_nobody_back() {
        governor.admit(START);
        answered(START, 120, 2, 1);
        Instant next = START.plusSeconds(2);
        assertThat(governor.admit(next)).isZero();
        governor.unanswered();
        assertThat(governor.admit(next)).isZero();
        assertThat(governor.admit(next)).isZero();
    }

    @Test
    void what_is_in_flight_counts_as_spent() {
        governor.admit(START);
        answered(START, 10, 6, 60);
        int granted = 0;
        while (granted < 20 && governor.admit(START).isZero()) {
            granted++;
        }
        assertThat(granted).as("6 left, 1 in reserve, the last quarter spread").isEqualTo(3);
    }

    @Test
    void an_answer_overtaken_by_a_newer_one_frees_nothing() {
        governor.admit(START);
        governor.admit(START);
        answered(START, 120, 2, 60);
        answered(START, 120, 100, 60);
        assertThat(governor.admit(START.plusSeconds(1))).isGreaterThan(Duration.ofSeconds(50));
    }

    @Test
    void an_answer_of_the_window_before_is_not_taken_for_the_new_one() {
        governor.admit(START);
        governor.admit(START);
        answered(START, 120, 3, 1);
        Instant next = START.plusMillis(1_100);
        assertThat(governor.admit(next)).isZero();
        governor.answered(START, next, 200, limit(120, 2, 1));
        assertThat(governor.admit(next)).as("the scout is still out").isEqualTo(Duration.ofMillis(100));
        answered(next, 120, 119, 60);
        assertThat(governor.admit(next)).isZero();
    }

    @Test
    void any_one_limit_lets_a_request_go() {
        governor.admit(START);
        RateLimit none = new RateLimit(5, 0, Duration.ofSeconds(300));
        RateLimit some = new RateLimit(100, 60, Duration.ofSeconds(300));
        governor.answered(START, START, 200, Map.of("-short", none, "-long", some));
        assertThat(governor.admit(START)).isZero();
        governor.answered(START, START, 200, Map.of("-short", none, "-long", none));
        assertThat(governor.admit(START)).isPositive();
    }

    @Test
    void a_limit_that_is_no_longer_stated_lets_nothing_go() {
        governor.admit(START);
        governor.admit(START);
        RateLimit none = new RateLimit(5, 0, Duration.ofSeconds(300));
        RateLimit some = new RateLimit(100, 60, Duration.ofSeconds(300));
        governor.answered(START, START, 200, Map.of("-gone", some, "-default", none));
        governor.answered(START, START, 200, Map.of("-default", none));
        assertThat(governor.admit(START)).isPositive();
    }

    @Test
    void the_shortest_window_ends_the_wait_for_several_limits() {
        governor.admit(START);
        governor.answered(
                START,
                START,
                200,
                Map.of(
                        "-a",
                        new RateLimit(5, 0, Duration.ofSeconds(7)),
                        "-b",
                        new RateLimit(50, 0, Duration.ofSeconds(99))));
        assertThat(governor.admit(START)).isEqualTo(Duration.ofMillis(7_050));
    }

    @Test
    void a_refusal_holds_everybody() {
        governor.admit(START);
        governor.hold(START.plusSeconds(47));
        governor.hold(START.plusSeconds(10));
        assertThat(governor.admit(START.plusSeconds(2))).isEqualTo(Duration.ofSeconds(45));
        assertThat(governor.admit(START.plusSeconds(47))).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void even_the_smallest_limit_lets_requests_go(int limit) {
        Instant now = START;
        for (int window = 0; window < 5; window++) {
            assertThat(governor.admit(now)).as("window %d", window).isZero();
            governor.answered(now, now, 200, limit(limit, limit - 1, 60));
            now = now.plusSeconds(61);
        }
    }

    private void answered(Instant at, int limit, int remaining, int reset) {
        governor.answered(at, at, 200, limit(limit, remaining, reset));
    }

    private static Map<String, RateLimit> limit(int limit, int remaining, int reset) {
        return Map.of("-default", new RateLimit(limit, remaining, Duration.ofSeconds(reset)));
    }
}
