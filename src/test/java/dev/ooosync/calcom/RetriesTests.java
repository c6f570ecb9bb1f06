package dev.ooosync.calcom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Failures that another attempt may end, over real sockets. */
class RetriesTests {

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    static Stream<Arguments> passing() {
        String page = Lab.fixture("page.json");
        MockResponse truncated = Lab.json(200, "page.json")
                .onResponseBody(new SocketEffect.CloseSocket())
                .build();
        MockResponse shortChunks = Lab.json(200, "page.json")
                .chunkedBody(page, 64)
                .onResponseBody(new SocketEffect.CloseSocket())
                .build();
        return Stream.of(
                Arguments.of(
                        "408",
                        Remedy.RUN_LATER,
                        Lab.json(408, "b-database.json").build()),
                Arguments.of(
                        "envelope B",
                        Remedy.RUN_LATER,
                        Lab.json(500, "b-database.json").build()),
                Arguments.of(
                        "envelope D",
                        Remedy.RUN_LATER,
                        Lab.json(500, "d-fallback.json").build()),
                Arguments.of("edge", Remedy.RUN_LATER, Lab.html(503, "edge-503.html")),
                Arguments.of("drop", Remedy.RUN_LATER, Lab.drop()),
                Arguments.of("truncated", Remedy.RUN_LATER, truncated),
                Arguments.of("truncated chunks", Remedy.RUN_LATER, shortChunks),
                Arguments.of("half a document", Remedy.INVESTIGATE, Lab.body(page.substring(0, 300))),
                Arguments.of("HTML", Remedy.INVESTIGATE, Lab.html(200, "edge-403.html")),
                Arguments.of("nothing", Remedy.INVESTIGATE, Lab.body("")),
                Arguments.of(
                        "status error",
                        Remedy.INVESTIGATE,
                        Lab.json(200, "b-database.json").build()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void one_failure_is_made_good_by_the_next_attempt(String name, Remedy remedy, MockResponse failing) {
        lab.answers(failing, Lab.page());
        try (CalComClient client = lab.client()) {
            assertThat(client.ooo(Lab.FIRST)).hasSize(2);
            assertThat(client.traffic())
                    .isEqualTo(new Traffic(2, 1, 0, lab.time.pauses().get(0)));
        }
        assertThat(lab.time.pauses())
                .singleElement()
                .satisfies(pause -> assertThat(pause).isBetween(Duration.ZERO, Duration.ofSeconds(1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void seven_failures_are_the_end(String name, Remedy remedy, MockResponse failing) {
        for (int i = 0; i < 7; i++) {
            lab.answers(failing);
        }
        SyncException failure = lab.failure();
        assertThat(failure.remedy()).isEqualTo(remedy);
        assertThat(failure)
                .hasMessageStartingWith("GET /v2/organizations/17/ooo: ")
                .hasMessageEndingWith(", after 7 attempts.")
                .hasCauseInstanceOf(AttemptFailure.class);
        assertThat(failure.getSuppressed()).hasSize(6).doesNotContain(failure.getCause());
        assertThat(lab.server.getRequestCount()).isEqualTo(7);
        assertThat(lab.time.pauses()).hasSize(6);
    }

    @Test
    void a_last_failure_that_is_final_ends_the_retries() {
        SyncException failure = lab.answers(
                        Lab.html(503, "edge-503.html"),
                        Lab.json(403, "a-forbidden.json").build())
                .failure();
        assertThat(failure.remedy()).isEqualTo(Remedy.FIX_ACCESS);
        assertThat(failure).hasMessageEndingWith("after 2 attempts.");
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(earlier ->
                        assertThat(earlier).hasMessage("503: a page that is not Cal.com's own JSON (text/html)"));
    }

    @Test
    void a_5xx_that_stays_names_the_request() {
        for (int i = 0; i < 7; i++) {
            lab.answers(Lab.json(500, "b-database.json")
                    .setHeader("X-Request-Id", "id-" + i)
                    .build());
        }
        assertThat(lab.failure())
                .hasMessage("GET /v2/organizations/17/ooo: 500: «There was an error, please try again later.»"
                        + " (request id-6), after 7 attempts.");
    }

    @Test
    void a_server_that_is_not_there_is_named() {
        String base = lab.server.url("/").toString();
        lab.server.close();
        SyncException failure;
        try (CalComClient client = lab.client(Lab.settings(base, Duration.ofSeconds(5)), Lab.KEY, lab.time)) {
            failure = catchThrowableOfType(SyncException.class, () -> client.ooo(Lab.FIRST));
        }
        assertThat(failure.remedy()).isEqualTo(Remedy.RUN_LATER);
        assertThat(failure)
                .hasMessageContaining("no answer from " + base.substring(0, base.length() - 1) + ": ConnectException");
    }

    @Test
    void a_stalled_answer_runs_into_the_read_timeout() {
        lab.answers(
                Lab.json(200, "page.json")
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build(),
                Lab.page());
        try (CalComClient client = impatient()) {
            assertThat(client.ooo(Lab.FIRST)).hasSize(2);
            assertThat(client.traffic().retries()).isEqualTo(1);
        }
    }

    @Test
    void a_dripping_answer_runs_into_the_call_timeout() {
        lab.answers(
                Lab.json(200, "page.json")
                        .throttleBody(10, 50, TimeUnit.MILLISECONDS)
                        .build(),
                Lab.page());
        try (CalComClient client = impatient()) {
            assertThat(client.ooo(Lab.FIRST)).hasSize(2);
            assertThat(client.traffic().retries()).isEqualTo(1);
        }
    }

    private CalComClient impatient() {
        return lab.client(Lab.settings(lab.server.url("/").toString(), Duration.ofMillis(500)), Lab.KEY, lab.time);
    }
}
