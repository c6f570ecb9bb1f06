package dev.ooosync.calcom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are final at once. */
class RefusalsTests {

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    private SyncException after(MockResponse answer) {
        SyncException failure = lab.answers(answer).failure();
        assertThat(lab.server.getRequestCount()).as("not retried").isEqualTo(1);
        assertThat(failure)
                .hasMessageStartingWith("GET /v2/organizations/17/ooo: ")
                .hasMessageContaining("after 1 attempt");
        return failure;
    }

    @Test
    void a_401_asks_for_another_key_and_names_the_request() {
        SyncException failure = after(Lab.json(401, "a-unauthorized.json")
                .setHeader("X-Request-Id", "3a6c-77")
                .build());
        assertThat(failure.remedy()).isEqualTo(Remedy.FIX_ACCESS);
        assertThat(failure)
                .hasMessage("GET /v2/organizations/17/ooo: 401: «ApiAuthStrategy - api key - Your api key is expired»"
                        + " (request 3a6c-77), after 1 attempt.");
    }

    @Test
    void a_403_quotes_what_the_role_lacks() {
        SyncException failure = after(Lab.json(403, "a-forbidden.json").build());
        assertThat(failure.remedy()).isEqualTo(Remedy.FIX_ACCESS);
        assertThat(failure).hasMessageContaining("403: «RolesGuard - user with id=5 does not have");
    }

    @Test
    void an_organization_that_is_not_there_is_no_matter_of_the_key() {
        SyncException failure = after(new MockResponse.Builder()
                .code(403)
                .setHeader("Content-Type", "application/json")
                .body(
                        "{\"status\":\"error\",\"error\":{\"code\":\"ForbiddenException\",\"message\":\"IsOrgGuard - provided"
                                + " organization id=17 does not represent any existing organization.\"}}")
                .build());
        assertThat(failure.remedy()).isEqualTo(Remedy.FIX_CONFIGURATION);
        assertThat(failure).hasMessageContaining("No organization has the id in cal-com.organization");
    }

    @Test
    void a_403_of_the_edge_is_not_quoted() {
        SyncException failure = after(Lab.html(403, "edge-403.html"));
        assertThat(failure.remedy()).isEqualTo(Remedy.FIX_ACCESS);
        assertThat(failure).hasMessageContaining("403: a page that is not Cal.com's own JSON (text/html)");
    }

    @Test
    void an_expired_token_is_an_access_failure() {
        SyncException failure = after(Lab.json(498, "a-token-expired.json").build());
        assertThat(failure.remedy()).isEqualTo(Remedy.FIX_ACCESS);
        assertThat(failure).hasMessageContaining("498: «ACCESS_TOKEN_IS_EXPIRED»");
    }

    @Test
    void a_400_quotes_the_constraints_and_nothing_that_echoes_the_query() {
        SyncException failure = after(Lab.json(400, "a-bad-request.json").build());
        assertThat(failure.remedy()).isEqualTo(Remedy.INVESTIGATE);
        assertThat(failure)
                .hasMessageContaining("400: «take must not be greater than 250; skip must not be less than 0»,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | c-schema.json | «1. Expected number, received string at 'id';»",
                "409 | b-database.json | «There was an error, please try again later.»",
                "422 | d-fallback.json | «Internal server error»",
                "422 | empty-page.json | no message"
            })
    void the_other_envelopes_are_read_as_well(int status, String fixture, String quoted) {
        SyncException failure = after(Lab.json(status, fixture).build());
        assertThat(failure.remedy()).isEqualTo(Remedy.INVESTIGATE);
        assertThat(failure).hasMessageContaining(status + ": " + quoted);
    }

    @Test
    void a_404_names_the_base_url() {
        SyncException failure = after(Lab.json(404, "a-not-found.json").build());
        assertThat(failure.remedy()).isEqualTo(Remedy.FIX_CONFIGURATION);
        assertThat(failure)
                .hasMessageContaining("the base URL http://" + lab.server.getHostName() + ":" + lab.server.getPort())
                .hasMessageContaining("must not contain /v2")
                .hasMessageContaining("email=<e-mail>»");
    }

    @Test
    void a_redirect_is_not_followed_but_shown_without_its_query() {
        SyncException failure = after(new MockResponse.Builder()
                .code(302)
                .setHeader("Location", "https://login.example.com/start?key=cal_live_K3Y")
                .build());
        assertThat(failure.remedy()).isEqualTo(Remedy.FIX_CONFIGURATION);
        assertThat(failure)
                .hasMessageContaining("302: the base URL http://")
                .hasMessageContaining("redirects to https://login.example.com:443/start,");
    }

    @Test
    void a_redirect_on_the_same_server_is_not_followed_either() {
        lab.answers(
                new MockResponse.Builder()
                        .code(307)
                        .setHeader("Location", "/elsewhere")
                        .build(),
                Lab.page());
        SyncException failure = lab.failure();
        assertThat(failure.remedy()).isEqualTo(Remedy.FIX_CONFIGURATION);
        assertThat(failure).hasMessageContaining("/elsewhere");
        assertThat(lab.server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"success\"}",
                "{\"status\":\"success\",\"data\":null}",
                "{\"status\":\"success\",\"data\":{}}",
                "{\"status\":\"fine\",\"data\":[]}",
                "{\"data\":[]}",
                "[]",
                "null",
                "17"
            })
    void json_of_another_shape_is_not_asked_for_again(String body) {
        SyncException failure = after(Lab.body(body));
        assertThat(failure.remedy()).isEqualTo(Remedy.INVESTIGATE);
        assertThat(failure).hasMessageContaining("200 with JSON that is not as documented");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"success\",\"data\":[{\"id\":1}],\"data\":[]}",
                "{\"status\":\"success\",\"data\":[]}{\"status\":\"success\"}",
                "{\"status\":\"success\",\"data\":[{\"id\":1,\"id\":2}]}"
            })
    void a_body_that_says_two_things_is_no_answer(String body) {
        lab.answers(Lab.body(body), Lab.body(body), Lab.body(body), Lab.body(body));
        lab.answers(Lab.body(body), Lab.body(body), Lab.body(body));
        SyncException failure = lab.failure();
        assertThat(failure.remedy()).isEqualTo(Remedy.INVESTIGATE);
        assertThat(failure).hasMessageContaining("200 with a body that is not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":1}", "{\"id\":\"1\",\"email\":\"a@b.c\"}", "{\"id\":1,\"email\":\" \"}", "7"})
    void a_user_without_id_or_address_is_not_as_documented(String row) {
        lab.answers(Lab.body("{\"status\":\"success\",\"data\":[" + row + "]}"));
        try (CalComClient client = lab.client()) {
            SyncException failure =
                    catchThrowableOfType(SyncException.class, () -> client.usersByEmail("ada@example.com"));
            assertThat(failure.remedy()).isEqualTo(Remedy.INVESTIGATE);
            assertThat(failure)
                    .hasMessageStartingWith("GET /v2/organizations/17/users: 200 with JSON")
                    .hasMessageContaining("a user without a readable");
        }
    }
}
