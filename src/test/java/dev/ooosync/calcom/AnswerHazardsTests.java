package dev.ooosync.calcom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.Secret;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that are no page, and what is asked. The numbers are those of {@link dev.ooosync.Hazards}. */
class AnswerHazardsTests {

    private record Refused(int status, String fixture, Remedy remedy, String said) {}

    private static final List<Refused> REFUSALS = List.of(
            new Refused(400, "a-bad-request.json", Remedy.INVESTIGATE, "take must not be greater than 250"),
            new Refused(403, "a-forbidden.json", Remedy.FIX_ACCESS, "«"),
            new Refused(500, "b-database.json", Remedy.RUN_LATER, "There was an error"),
            new Refused(400, "c-schema.json", Remedy.INVESTIGATE, "«"),
            new Refused(500, "d-fallback.json", Remedy.RUN_LATER, "Internal server error"),
            new Refused(403, "edge-403.html", Remedy.FIX_ACCESS, "not Cal.com's own JSON"),
            new Refused(503, "edge-503.html", Remedy.RUN_LATER, "not Cal.com's own JSON"));

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    /** A server of its own: answers that nobody asks for would be left in the queue. */
    private static SyncException failureAfter(MockResponse.Builder always) {
        try (Lab other = new Lab()) {
            for (int attempt = 0; attempt < RetryPolicy.STANDARD.attempts(); attempt++) {
                other.answers(always.build());
            }
            return other.failure();
        }
    }

    @Test
    void hazard_12_in_each_envelope_and_in_a_page_of_the_edge_the_status_decides() {
        for (Refused refused : REFUSALS) {
            SyncException failure = failureAfter(Lab.json(refused.status(), refused.fixture()));
            assertThat(failure.remedy()).as(refused.fixture()).isEqualTo(refused.remedy());
            assertThat(failure).hasMessageContaining(refused.status() + ": ").hasMessageContaining(refused.said());
        }
    }

    @Test
    void hazard_15_an_error_that_lasts_ends_after_bounded_attempts_with_the_servers_id_of_the_request() {
        SyncException failure = failureAfter(Lab.json(500, "b-database.json").setHeader("X-Request-Id", "3a6c-77"));

        assertThat(failure.remedy()).isEqualTo(Remedy.RUN_LATER);
        assertThat(failure).hasMessageContaining("3a6c-77").hasMessageContaining("after 7 attempts");
    }

    @Test
    void hazard_16_an_answer_that_does_not_come_in_time_is_asked_for_again() {
        lab.answers(Lab.json(200, "page.json").headersDelay(5, TimeUnit.SECONDS).build(), Lab.page());
        String url = lab.server.url("/").toString();
        try (CalComClient client = lab.client(Lab.settings(url, Duration.ofMillis(200)), Lab.KEY, lab.time)) {
            assertThat(client.ooo(Lab.FIRST)).hasSize(2);
            assertThat(client.traffic().retries()).isEqualTo(1);
        }
    }

    @Test
    void hazard_29_an_address_that_an_error_echoes_is_not_shown() {
        SyncException failure = failureAfter(Lab.json(400, "page.json")
                .body("{\"path\":\"/ooo?email=ada@example.com\",\"error\":{\"message\":\"no user ada@example.com\"}}"));

        assertThat(failure).hasMessageContaining("no user <e-mail>").hasMessageNotContaining("ada@");
    }

    @Test
    void hazard_32_exactly_one_kind_of_credentials_is_sent_and_the_word_before_a_key_is_bearer() throws Exception {
        lab.answers(Lab.page(), Lab.page());
        try (CalComClient client = lab.client()) {
            client.ooo(Lab.FIRST);
        }
        Credentials platform = new ClientCredentials(new Secret("client"), new Secret("secret"));
        try (CalComClient client = lab.client(platform, lab.time)) {
            client.ooo(Lab.FIRST);
        }

        Headers withKey = lab.request().getHeaders();
        Headers withClient = lab.request().getHeaders();
        assertThat(withKey.values("Authorization")).containsExactly("Bearer cal_live_K3Y");
        assertThat(withKey.names()).doesNotContain("x-cal-client-id", "x-cal-secret-key");
        assertThat(withClient.values("x-cal-secret-key")).containsExactly("secret");
        assertThat(withClient.names()).doesNotContain("Authorization");
    }
}
