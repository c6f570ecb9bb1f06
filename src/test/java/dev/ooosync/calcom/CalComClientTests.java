package dev.ooosync.calcom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent, and what becomes of a documented answer. */
class CalComClientTests {

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void a_page_is_asked_for_without_a_sort_and_given_as_sent() throws Exception {
        lab.answers(Lab.page());
        try (CalComClient client = lab.client()) {
            List<SentRow> entries = client.ooo(new OooQuery(500, 100, null, null, null));

            assertThat(entries).extracting(SentRow::id).containsExactly(90210L, 90211L);
            assertThat(entries.get(0).json().path("notes").stringValue()).isEqualTo("Hiking, no laptop");
            assertThat(entries.get(1).json().has("reason")).isFalse();
        }
        RecordedRequest request = lab.request();
        assertThat(request.getRequestLine()).isEqualTo("GET /v2/organizations/17/ooo?skip=500&take=100 HTTP/1.1");
    }

    @Test
    void a_plus_in_an_address_goes_out_escaped_and_a_sort_as_asked() throws Exception {
        lab.answers(Lab.page());
        try (CalComClient client = lab.client()) {
            client.ooo(new OooQuery(0, 250, "asc", "desc", "ada+x@example.com"));
        }
        assertThat(lab.request().getTarget())
                .isEqualTo("/v2/organizations/17/ooo?skip=0&take=250&sortStart=asc&sortEnd=desc"
                        + "&email=ada%2Bx%40example.com");
    }

    @Test
    void users_are_found_by_address() throws Exception {
        lab.answers(Lab.json(200, "users.json").build());
        try (CalComClient client = lab.client()) {
            assertThat(client.usersByEmail("ada+x@example.com"))
                    .containsExactly(new SentUser(4711, "ada+x@example.com"));
            assertThatThrownBy(() -> client.usersByEmail(" ")).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(lab.request().getTarget()).isEqualTo("/v2/organizations/17/users?emails=ada%2Bx%40example.com");
    }

    @Test
    void the_users_and_a_users_own_entries_are_asked_for_page_by_page() throws Exception {
        lab.answers(Lab.json(200, "users.json").build(), Lab.page());
        try (CalComClient client = lab.client()) {
            assertThat(client.users(4, 100)).extracting(SentRow::id).containsExactly(4711L);
            assertThat(client.oooOfUser(4711, 0, 250))
                    .hasValueSatisfying(
                            rows -> assertThat(rows).extracting(SentRow::id).containsExactly(90210L, 90211L));
        }
        assertThat(lab.request().getTarget()).isEqualTo("/v2/organizations/17/users?skip=4&take=100");
        assertThat(lab.request().getTarget()).isEqualTo("/v2/organizations/17/users/4711/ooo?skip=0&take=250");
    }

    @Test
    void a_403_to_a_users_own_entries_is_an_answer_and_a_401_is_a_failure() {
        lab.answers(
                Lab.json(403, "empty-page.json").build(),
                Lab.json(401, "empty-page.json").build());
        try (CalComClient client = lab.client()) {
            assertThat(client.oooOfUser(9, 0, 250)).isEmpty();
            assertThatThrownBy(() -> client.oooOfUser(9, 0, 250))
                    .isInstanceOfSatisfying(
                            SyncException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.FIX_ACCESS));
        }
    }

    @Test
    void memberships_teams_and_the_members_of_a_team_are_asked_for_page_by_page() throws Exception {
        lab.answers(
                Lab.json(200, "memberships.json").build(),
                Lab.json(200, "teams.json").build(),
                Lab.json(200, "memberships.json").build());
        try (CalComClient client = lab.client()) {
            List<SentRow> memberships = client.memberships(0, 250);
            assertThat(memberships).extracting(SentRow::id).containsExactly(501L);
            assertThat(memberships).extracting(SentRow::userId).containsExactly(4711L);
            assertThat(memberships.get(0).json().at("/attributes/1/option").intValue())
                    .isEqualTo(3);
            assertThat(client.teams(250, 250)).extracting(SentRow::id).containsExactly(61L);
            assertThat(client.teamMembers(61, 4, 100)).extracting(SentRow::id).containsExactly(501L);
        }
        assertThat(lab.request().getTarget()).isEqualTo("/v2/organizations/17/memberships?skip=0&take=250");
        assertThat(lab.request().getTarget()).isEqualTo("/v2/organizations/17/teams?skip=250&take=250");
        assertThat(lab.request().getTarget()).isEqualTo("/v2/organizations/17/teams/61/memberships?skip=4&take=100");
    }

    @Test
    void a_list_that_may_not_be_read_is_a_question_of_access_and_names_its_path() {
        try (CalComClient client = lab.client()) {
            Map<String, ThrowingCallable> lists = Map.of(
                    "users", () -> client.users(0, 250),
                    "memberships", () -> client.memberships(0, 250),
                    "teams", () -> client.teams(0, 250),
                    "teams/61/memberships", () -> client.teamMembers(61, 0, 250));
            lists.forEach((path, list) -> {
                lab.answers(
                        Lab.json(503, "empty-page.json").build(),
                        Lab.json(403, "empty-page.json").build());
                SyncException failure = catchThrowableOfType(SyncException.class, list);
                assertThat(failure.remedy()).as(path).isEqualTo(Remedy.FIX_ACCESS);
                assertThat(failure).hasMessageStartingWith("GET /v2/organizations/17/" + path + ": 403: ");
            });
        }
        assertThat(lab.server.getRequestCount())
                .as("a 503 is asked again, a 403 is not")
                .isEqualTo(8);
    }

    @Test
    void a_team_that_is_gone_has_no_members_and_any_other_404_is_a_failure() {
        lab.answers(
                Lab.json(404, "team-not-found.json").build(),
                Lab.json(404, "team-not-found.json").build(),
                Lab.json(404, "empty-page.json").build());
        try (CalComClient client = lab.client()) {
            assertThat(client.teamMembers(61, 0, 250)).isEmpty();
            for (long team : new long[] {6, 61}) {
                assertThatThrownBy(() -> client.teamMembers(team, 0, 250))
                        .isInstanceOfSatisfying(
                                SyncException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.FIX_CONFIGURATION));
            }
        }
    }

    @Test
    void a_base_url_may_have_a_path() throws Exception {
        for (String path : List.of("/proxy/calcom", "/proxy/calcom/")) {
            lab.answers(Lab.page());
            String base = lab.server.url(path).toString();
            try (CalComClient client = lab.client(Lab.settings(base, Duration.ofSeconds(5)), Lab.KEY, lab.time)) {
                client.ooo(Lab.FIRST);
            }
            assertThat(lab.request().getTarget()).startsWith("/proxy/calcom/v2/organizations/17/ooo?");
        }
    }

    @Test
    void an_api_key_is_sent_as_a_bearer_and_nothing_else_is() throws Exception {
        lab.answers(Lab.page());
        try (CalComClient client = lab.client()) {
            client.ooo(Lab.FIRST);
        }
        Headers headers = lab.request().getHeaders();
        assertThat(headers.get("Authorization")).isEqualTo("Bearer cal_live_K3Y");
        assertThat(headers.get("User-Agent")).startsWith("ooo-sync/");
        assertThat(headers.names())
                .isEqualTo(names("Accept", "Accept-Encoding", "Authorization", "Connection", "Host", "User-Agent"));
    }

    @Test
    void client_credentials_are_sent_without_an_authorization() throws Exception {
        lab.answers(Lab.page());
        Credentials credentials = new ClientCredentials(new Secret("the-client"), new Secret("the-secret"));
        try (CalComClient client = lab.client(credentials, lab.time)) {
            client.ooo(Lab.FIRST);
        }
        Headers headers = lab.request().getHeaders();
        assertThat(headers.get("x-cal-client-id")).isEqualTo("the-client");
        assertThat(headers.get("x-cal-secret-key")).isEqualTo("the-secret");
        assertThat(headers.get("Authorization")).isNull();
    }

    @Test
    void rows_that_cannot_be_placed_are_given_without_an_id() {
        lab.answers(
                Lab.json(200, "odd-rows.json").build(),
                Lab.json(200, "empty-page.json").build());
        try (CalComClient client = lab.client()) {
            List<SentRow> rows = client.ooo(Lab.FIRST);
            assertThat(rows).extracting(SentRow::id).containsExactly(null, null, null, null, null, 12L);
            assertThat(rows.get(5).json().toString()).isEqualTo("{\"id\":12,\"factor\":1.50}");
            assertThat(client.ooo(Lab.FIRST)).isEmpty();
        }
    }

    @Test
    void the_proxy_of_the_jvm_is_used() throws Exception {
        lab.answers(Lab.page());
        System.setProperty("http.proxyHost", lab.server.getHostName());
        System.setProperty("http.proxyPort", String.valueOf(lab.server.getPort()));
        try (CalComClient client =
                lab.client(Lab.settings("http://calcom.invalid", Duration.ofSeconds(5)), Lab.KEY, lab.time)) {
            assertThat(client.ooo(Lab.FIRST)).hasSize(2);
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
        }
        assertThat(lab.request().getHeaders().get("Host")).isEqualTo("calcom.invalid");
    }

    private static Set<String> names(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
