package dev.ooosync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class EnvelopesTests {

    private static Sandbox sandbox;
    private static Caller caller;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(Caller.unlimited().entries(3000).build(), new SettableTime());
        caller = new Caller(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static String failure(String path, String error) {
        return "{\"status\":\"error\",\"timestamp\":\"2026-11-22T13:37:23.483Z\",\"path\":\"" + path + "\",\"error\":{"
                + error + "}}";
    }

    @Test
    void a_bad_request_names_the_constraint() throws IOException {
        assertThat(caller.get(Caller.LIST + "?take=251").body())
                .isEqualTo(failure(
                        Caller.LIST + "?take=251",
                        "\"code\":\"BadRequestException\",\"message\":\"Bad Request Exception\",\"details\":{\"errors\":["
                                + "{\"target\":{\"take\":251},\"value\":251,\"property\":\"take\",\"children\":[],"
                                + "\"constraints\":{\"max\":\"take must not be greater than 250\"}}]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "take=0|0|min|take must not be less than 1",
                "skip=-1|-1|min|skip must not be less than 0",
                "sortStart=foo|\"foo\"|isEnum|SortStart must be either \"asc\" or \"desc\".",
                "sortEnd=|\"\"|isEnum|SortEnd must be either \"asc\" or \"desc\".",
                "email=a&email=b|[\"a\",\"b\"]|isString|email must be a string",
                "take=abc|null|max|take must not be greater than 250",
                "take=abc|null|min|take must not be less than 1",
                "take=|\"\"|isNumber|take must be a number conforming to the specified constraints"
            })
    void each_constraint_has_its_text(String query, String value, String name, String text) throws IOException {
        JsonNode error = caller.json(Caller.LIST + "?" + query).at("/error/details/errors/0");

        assertThat(error.get("value")).hasToString(value);
        assertThat(error.at("/constraints/" + name).asString()).isEqualTo(text);
    }

    @Test
    void a_refusal_of_credentials_describes_itself_twice() throws IOException {
        assertThat(caller.get(Caller.LIST, "Authorization", "Bearer cal_other").body())
                .isEqualTo(failure(
                        Caller.LIST,
                        "\"code\":\"UnauthorizedException\",\"message\":\"CustomThrottlerGuard - Invalid API Key\","
                                + "\"details\":{\"message\":\"CustomThrottlerGuard - Invalid API Key\","
                                + "\"error\":\"Unauthorized\",\"statusCode\":401}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization|bearer cal_sandbox|ApiAuthStrategy - access token - Invalid Access Token.",
                "Authorization|Bearer token|ApiAuthStrategy - access token - Invalid Access Token.",
                "X-Other|1|ApiAuthStrategy - No authentication method provided.",
                "x-cal-client-id|sandbox-client|ApiAuthStrategy - Only 'x-cal-client-id' header provided.",
                "x-cal-secret-key|sandbox-secret|ApiAuthStrategy - Only 'x-cal-secret-key' header provided."
            })
    void wrong_credentials_are_told_apart(String header, String value, String message) throws IOException {
        HttpResponse<String> refused = caller.get(Caller.LIST, header, value);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("\"message\":\"" + message);
    }

    @Test
    void client_credentials_win_over_a_token() throws IOException {
        String[] wrongSecret = {
            "Authorization", "Bearer cal_sandbox", "x-cal-client-id", "sandbox-client", "x-cal-secret-key", "no"
        };
        String[] right = {"x-cal-client-id", "sandbox-client", "x-cal-secret-key", "sandbox-secret"};

        assertThat(caller.get(Caller.LIST, wrongSecret).body()).contains("oAuth client - Invalid client secret");
        assertThat(caller.get(Caller.LIST, right).statusCode()).isEqualTo(200);
        assertThat(caller.get(Caller.LIST, "Authorization", "cal_sandbox").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_foreign_organization_is_forbidden_and_an_odd_one_breaks_the_server() throws IOException {
        HttpResponse<String> foreign = caller.get("/v2/organizations/18/ooo");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.body())
                .contains("\"code\":\"ForbiddenException\",\"message\":\"IsOrgGuard - provided organization id=18 does"
                        + " not represent any existing organization.\"");
        for (String odd : List.of("abc", "0", "-1", "2147483648", "99999999999999999999")) {
            String path = "/v2/organizations/" + odd + "/ooo";
            HttpResponse<String> broken = caller.get(path);
            assertThat(broken.statusCode()).as(odd).isEqualTo(500);
            assertThat(broken.body())
                    .isEqualTo(failure(
                            path,
                            "\"code\":\"INTERNAL_SERVER_ERROR\",\"message\":\"There was an error, please try again"
                                    + " later.\""));
            assertThat(broken.headers().firstValue("x-request-id")).isPresent();
        }
    }

    @Test
    void an_unknown_path_and_a_stranger_have_their_texts() throws IOException {
        HttpResponse<String> nowhere = caller.get("/v2/organization/17/ooo?take=1");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.body())
                .contains("\"code\":\"NotFoundException\",\"message\":\"Cannot GET /v2/organization/17/ooo?take=1\"");
        HttpResponse<String> stranger = caller.get(Caller.USERS + "/9/ooo");
        assertThat(stranger.statusCode()).isEqualTo(403);
        assertThat(stranger.body())
                .contains("\"IsUserInOrg - user with id=9 is not part of the organization with id=17.\"");
    }

    @Test
    void a_row_has_the_keys_of_the_contract() throws IOException {
        SandboxEntry first = sandbox.organization().entries().get(0);
        JsonNode row = caller.rows(Caller.LIST + "?take=1").get(0);

        assertThat(row.get("id").asLong()).isEqualTo(first.id());
        assertThat(row.get("uuid").asString()).isEqualTo(first.uuid().toString());
        assertThat(row.get("userId").asLong()).isEqualTo(first.userId());
        assertThat(row.get("start").asString()).matches("\\d{4}-\\d\\d-\\d\\dT00:00:00\\.000Z");
        assertThat(row.get("end").asString()).matches("\\d{4}-\\d\\d-\\d\\dT23:59:59\\.999Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-01T00:00:00Z,2026-05-01T00:00:00.000Z",
        "2026-05-01T23:59:59.999Z,2026-05-01T23:59:59.999Z",
        "2026-05-01T22:00:05Z,2026-05-01T22:00:05.000Z",
        "2026-05-01T22:00:05.010Z,2026-05-01T22:00:05.010Z",
        "2026-05-01T22:00:05.123456Z,2026-05-01T22:00:05.123Z"
    })
    void instants_have_three_fraction_digits(Instant instant, String text) {
        assertThat(Rows.text(instant)).isEqualTo(text);
    }

    @Test
    void null_is_sent_and_a_custom_reason_is_left_out() throws IOException {
        List<SandboxEntry> truth = sandbox.organization().entries().subList(0, 250);
        List<JsonNode> rows = caller.rows(Caller.LIST);

        for (int i = 0; i < truth.size(); i++) {
            JsonNode row = rows.get(i);
            assertThat(row.has("toUserId")).isTrue();
            assertThat(row.get("toUserId").isNull()).isEqualTo(truth.get(i).toUserId() == null);
            assertThat(row.get("notes").isNull()).isEqualTo(truth.get(i).notes() == null);
            assertThat(row.has("reason")).isEqualTo(truth.get(i).reason() != null);
        }
        assertThat(truth).anyMatch(entry -> entry.reason() == null);
    }

    @Test
    void the_account_names_its_organization() throws IOException {
        assertThat(caller.get("/v2/me").body())
                .isEqualTo(
                        "{\"status\":\"success\",\"data\":{\"id\":5,\"username\":\"etl\",\"email\":\"etl@example.com\","
                                + "\"name\":\"ETL\",\"avatarUrl\":null,\"bio\":null,\"timeFormat\":24,\"defaultScheduleId\":12,"
                                + "\"weekStart\":\"Monday\",\"timeZone\":\"UTC\",\"locale\":\"en\",\"organizationId\":17,"
                                + "\"organization\":{\"isPlatform\":false,\"id\":17}}}");
    }
}
