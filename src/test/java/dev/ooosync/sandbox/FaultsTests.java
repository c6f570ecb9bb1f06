package dev.ooosync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class FaultsTests {

    private static final List<Duration> PAUSES = new CopyOnWriteArrayList<>();
    private static Sandbox sandbox;
    private static Caller caller;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(Caller.unlimited().entries(1000).build(), InstantSource.system(), PAUSES::add);
        caller = new Caller(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static void faults(String text) {
        sandbox.faults(Faults.parse(text));
    }

    private static List<Integer> statuses(int requests) throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            statuses.add(caller.get(Caller.LIST + "?take=1").statusCode());
        }
        return statuses;
    }

    @Test
    void a_server_error_tells_nothing() throws IOException {
        faults("500");
        HttpResponse<String> response = caller.get(Caller.LIST);

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"statusCode\":500,\"message\":\"Internal server error\"}");
        assertThat(response.headers().firstValue("x-request-id")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"503-html,503", "html,200"})
    void a_page_of_the_edge_is_html(String fault, int status) throws IOException {
        faults(fault);
        HttpResponse<String> response = caller.get(Caller.LIST);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("text/html; charset=UTF-8");
        assertThat(response.body()).startsWith("<!DOCTYPE html>");
    }

    @ParameterizedTest
    @CsvSource({"reset", "truncate"})
    void a_connection_that_breaks_is_no_answer(String fault) {
        faults(fault);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> caller.get(Caller.LIST));
    }

    @Test
    void malformed_json_cannot_be_read() {
        faults("malformed");

        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> caller.json(Caller.LIST));
    }

    @Test
    void a_success_can_call_itself_an_error() throws IOException {
        faults("status-error");

        assertThat(caller.get(Caller.LIST).statusCode()).isEqualTo(200);
        assertThat(caller.json(Caller.LIST).get("status").asString()).isEqualTo("error");
    }

    @ParameterizedTest
    @CsvSource({"401,UnauthorizedException", "403,ForbiddenException"})
    void rights_can_be_taken_away(String fault, String code) throws IOException {
        faults(fault);
        HttpResponse<String> response = caller.get(Caller.LIST);

        assertThat(response.statusCode()).isEqualTo(Integer.parseInt(fault));
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void a_slow_answer_is_held_back() throws IOException {
        faults("latency=50ms,slow=2s@2");
        PAUSES.clear();
        statuses(3);

        assertThat(PAUSES).containsExactly(Duration.ofMillis(50), Duration.ofMillis(2050), Duration.ofMillis(50));
    }

    @Test
    void a_real_pause_takes_its_time() throws IOException {
        try (Sandbox slow = Sandbox.start(
                Caller.unlimited().entries(1).latency(Duration.ofMillis(60)).build())) {
            long before = System.nanoTime();
            new Caller(slow).get(Caller.LIST);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
        }
    }

    @Test
    void pages_come_in_the_size_that_the_fault_says() throws IOException {
        faults("grant=37");
        assertThat(caller.ids(Caller.LIST)).hasSize(37);
        assertThat(caller.ids(Caller.LIST + "?take=5")).hasSize(5);
        faults("ignore-take");
        assertThat(caller.ids(Caller.LIST + "?take=5")).hasSize(250);
        faults("short");
        List<Long> cut = caller.ids(Caller.LIST + "?take=100");
        assertThat(cut).hasSizeBetween(2, 99);
        assertThat(caller.ids(Caller.LIST + "?take=100&skip=900")).as("the end").hasSize(100);
    }

    @Test
    void the_skip_can_be_ignored() throws IOException {
        faults("ignore-skip");
        List<Long> second = caller.ids(Caller.LIST + "?take=10&skip=10");
        faults("");

        assertThat(second).isEqualTo(caller.ids(Caller.LIST + "?take=10"));
    }

    @Test
    void an_empty_page_comes_in_the_middle_alone() throws IOException {
        faults("empty");

        assertThat(caller.ids(Caller.LIST + "?take=100")).hasSize(100);
        assertThat(caller.ids(Caller.LIST + "?take=100&skip=100")).isEmpty();
        assertThat(caller.ids(Caller.LIST + "?take=100&skip=900")).hasSize(100);
    }

    @Test
    void a_lagging_answer_shows_the_list_as_it_was() throws IOException {
        try (Sandbox lagging = Sandbox.start(
                Caller.unlimited().entries(20).faults(Faults.parse("lag=2@2")).build())) {
            Caller reader = new Caller(lagging);
            List<Long> before = reader.ids(Caller.LIST);
            lagging.organization().delete(before.get(0));
            lagging.organization().delete(before.get(1));

            assertThat(reader.ids(Caller.LIST)).isEqualTo(before);
            assertThat(reader.ids(Caller.LIST)).isEqualTo(before.subList(2, 20));
        }
    }

    @Test
    void an_unordered_list_is_whole_and_has_no_order() throws IOException {
        faults("unordered");
        List<Long> swept = caller.sweep(100, "");
        List<Long> truth =
                sandbox.organization().entries().stream().map(SandboxEntry::id).toList();

        assertThat(swept).containsExactlyInAnyOrderElementsOf(truth).isNotEqualTo(truth);
    }

    @Test
    void a_share_of_the_rows_is_spoiled() throws IOException {
        faults("unknown-field:0.2");
        assertThat(caller.rows(Caller.LIST).stream().filter(row -> row.has("approval")))
                .hasSizeBetween(25, 75);
        faults("missing-field=end:0.2");
        assertThat(caller.rows(Caller.LIST).stream().filter(row -> !row.has("end")))
                .hasSizeBetween(25, 75);
        faults("wrong-type=userId:0.2");
        assertThat(caller.rows(Caller.LIST).stream()
                        .filter(row -> row.get("userId").isString()))
                .hasSizeBetween(25, 75);
        faults("wrong-type=start");
        assertThat(caller.rows(Caller.LIST)).allMatch(row -> row.get("start").isObject());
        faults("missing-field");
        assertThat(caller.rows(Caller.LIST)).allMatch(JsonNode::isObject).allMatch(row -> row.has("id"));
    }

    @Test
    void users_can_be_spoiled_too() throws IOException {
        faults("users/missing-field=email:0.3,users/grant=50");
        List<JsonNode> people = caller.rows(Caller.USERS);

        assertThat(people).hasSize(50).anyMatch(row -> row.has("email")).anyMatch(row -> !row.has("email"));
    }

    @Test
    void a_rate_is_kept_and_the_seed_decides_which_requests_it_hits() throws IOException {
        faults("500:0.25");
        List<Integer> first = statuses(120);
        faults("500:0.25");

        assertThat(first.stream().filter(status -> status == 500)).hasSizeBetween(15, 45);
        assertThat(statuses(120)).isEqualTo(first);
    }

    @Test
    void a_fault_can_wait_for_a_request_and_keep_to_a_route() throws IOException {
        faults("500@3");
        assertThat(statuses(4)).containsExactly(200, 200, 500, 200);
        faults("403@3+");
        assertThat(statuses(4)).containsExactly(200, 200, 403, 403);
        faults("users/500,me/401");
        assertThat(statuses(1)).containsExactly(200);
        assertThat(caller.get(Caller.USERS).statusCode()).isEqualTo(500);
        assertThat(caller.get("/v2/me").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500:0.1,timeout|unknown fault \"timeout\"; the known faults are 500, 503-html, reset, truncate,",
                "500:2|fault \"500:2\" has the rate \"2\"; give a number from 0 to 1",
                "500:|fault \"500:\" cannot be read; write [route/]name",
                "500,,403|fault \"\" cannot be read",
                "grant=many|fault grant has the value \"many\"; give a positive number, such as grant=100",
                "slow=5|fault slow has the value \"5\"; give a duration, such as slow=200ms or slow=2s",
                "reset=1|fault reset has the value \"1\"; it takes no value",
                "missing-field=name|fault missing-field has the value \"name\"; give one of id, uuid,",
                "users/lag=3|fault \"users/lag=3\" cannot happen to the route users; leave the route out",
                "users/missing-field=start|fault missing-field has the value \"start\"; give one of id, username,",
                "team/500|unknown route \"team\" before a fault; the routes are ooo, users, user-ooo, me, memberships, teams, team-members"
            })
    void a_misspelt_fault_is_explained(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.parse(text))
                .withMessageStartingWith(message);
    }
}
