package dev.ooosync.calcom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers with 429, which are waited out and never counted as failures. */
class BlocksTests {

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    private static MockResponse blocked(String... namesAndValues) {
        MockResponse.Builder response = Lab.json(429, "throttled.json");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            response.setHeader(namesAndValues[i], namesAndValues[i + 1]);
        }
        return response.build();
    }

    /** The wait for that answer, which is as asked and up to a second more. */
    private void assertWaits(long seconds, MockResponse blocked) {
        lab.answers(blocked, Lab.page());
        try (CalComClient client = lab.client()) {
            assertThat(client.ooo(Lab.FIRST)).hasSize(2);
            Traffic traffic = client.traffic();
            assertThat(traffic).isEqualTo(new Traffic(2, 0, 1, traffic.waited()));
            assertThat(traffic.waited()).isBetween(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds + 1));
        }
    }

    @Test
    void the_reset_of_the_limit_is_waited_for() {
        assertWaits(
                47,
                blocked(
                        "X-RateLimit-Limit-Default", "120",
                        "X-RateLimit-Remaining-Default", "0",
                        "X-RateLimit-Reset-Default", "47"));
    }

    @Test
    void of_several_limits_the_first_to_be_free_counts_whatever_its_name_and_case() {
        assertWaits(8, blocked("x-ratelimit-reset-SHORT", "8", "X-RATELIMIT-RESET-Long", "3000", "Retry-After", "2"));
    }

    @Test
    void a_reset_that_is_an_epoch_is_read_as_one() {
        assertWaits(
                33,
                blocked(
                        "X-RateLimit-Reset-Default",
                        String.valueOf(lab.time.instant().getEpochSecond() + 33)));
    }

    @Test
    void nobody_waits_longer_than_ten_minutes() {
        assertWaits(600, blocked("X-RateLimit-Reset-Default", "86400"));
    }

    @Test
    void without_a_reset_an_edge_may_name_the_wait_in_seconds() {
        assertWaits(12, blocked("Retry-After", "12"));
    }

    @Test
    void without_a_reset_an_edge_may_name_the_wait_as_a_date() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                lab.time.instant().plusSeconds(25).atZone(ZoneOffset.UTC));
        assertWaits(25, blocked("Retry-After", date));
    }

    @Test
    void without_any_header_the_wait_is_as_long_as_a_block() {
        assertWaits(60, Lab.html(429, "edge-403.html"));
        assertWaits(60, blocked("X-RateLimit-Reset-Default", "soon", "Retry-After", "later"));
    }

    @Test
    void five_blocks_in_a_row_are_waited_out_and_the_sixth_ends_it() {
        for (int i = 0; i < 6; i++) {
            lab.answers(blocked("X-RateLimit-Reset-Default", "60"));
        }
        SyncException failure = lab.failure();
        assertThat(failure.remedy()).isEqualTo(Remedy.RUN_LATER);
        assertThat(failure).hasMessageContaining("429 even after waiting out 5 blocks in a row");
        assertThat(lab.server.getRequestCount()).isEqualTo(6);
        assertThat(lab.time.pauses()).hasSize(5);
    }

    @Test
    void blocks_do_not_use_up_attempts() {
        for (int i = 0; i < 6; i++) {
            lab.answers(blocked("X-RateLimit-Reset-Default", "60"), Lab.html(503, "edge-503.html"));
        }
        lab.answers(Lab.page());
        try (CalComClient client = lab.client()) {
            assertThat(client.ooo(Lab.FIRST)).hasSize(2);
            Traffic traffic = client.traffic();
            assertThat(traffic).isEqualTo(new Traffic(13, 6, 6, traffic.waited()));
        }
    }

    @Test
    void a_dropped_request_is_not_in_flight_for_ever() {
        lab.answers(Lab.drop(), almostUsedUp(), almostUsedUp());
        try (CalComClient client = lab.client()) {
            client.ooo(Lab.FIRST);
            client.ooo(Lab.FIRST);
        }
        assertThat(lab.time.pauses()).as("only the wait before the retry").hasSize(1);
    }

    private static MockResponse almostUsedUp() {
        return Lab.json(200, "page.json")
                .setHeader("X-RateLimit-Limit-Default", 3)
                .setHeader("X-RateLimit-Remaining-Default", 2)
                .setHeader("X-RateLimit-Reset-Default", 60)
                .build();
    }

    @Test
    void the_client_paces_itself_by_the_headers_so_that_the_server_refuses_nothing() throws Exception {
        int limit = 10;
        ModelThrottle throttle = new ModelThrottle(limit, Duration.ofSeconds(60), Duration.ofSeconds(60));
        AtomicInteger refused = new AtomicInteger();
        lab.server.setDispatcher(new Dispatcher() {
            @Override
            public synchronized MockResponse dispatch(RecordedRequest request) {
                ModelThrottle.Verdict verdict = throttle.hit(lab.time.instant().toEpochMilli());
                refused.addAndGet(verdict.refused() ? 1 : 0);
                RateLimit stated = verdict.stated();
                return Lab.json(verdict.refused() ? 429 : 200, verdict.refused() ? "throttled.json" : "page.json")
                        .setHeader("X-RateLimit-Limit-Default", stated.limit())
                        .setHeader("X-RateLimit-Remaining-Default", stated.remaining())
                        .setHeader("X-RateLimit-Reset-Default", stated.reset().toSeconds())
                        .build();
            }
        });
        try (CalComClient client = lab.client()) {
            client.ooo(Lab.FIRST);
            callAtOnce(16, 60, () -> client.ooo(Lab.FIRST));
            assertThat(client.traffic().requests()).isEqualTo(61);
            assertThat(client.traffic().refused()).isZero();
        }
        assertThat(refused).hasValue(0);
    }

    private static <T> void callAtOnce(int callers, int calls, Callable<T> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        try {
            List<Callable<T>> all = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                all.add(call);
            }
            for (Future<T> result : pool.invokeAll(all)) {
                result.get(10, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
