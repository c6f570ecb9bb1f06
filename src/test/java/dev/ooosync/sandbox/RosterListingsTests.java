package dev.ooosync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RosterListingsTests {

    private static final String MEMBERSHIPS = "/v2/organizations/17/memberships";
    private static final String TEAMS = "/v2/organizations/17/teams";

    private static Sandbox sandbox;
    private static Caller caller;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(Caller.unlimited().people(300).entries(10).build(), new SettableTime());
        caller = new Caller(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static SandboxRoster truth() {
        return sandbox.organization().roster();
    }

    private static Map<Long, SandboxPerson> people() {
        return Stream.concat(sandbox.organization().people().stream(), truth().invited().stream())
                .collect(Collectors.toMap(SandboxPerson::id, Function.identity()));
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
    }

    @Test
    void a_membership_has_the_keys_of_the_contract() throws IOException {
        SandboxMembership first = truth().memberships().get(0);
        SandboxPerson person = people().get(first.userId());
        JsonNode row = caller.rows(MEMBERSHIPS + "?take=1").get(0);

        assertThat(row.propertyNames())
                .containsExactly(
                        "id", "userId", "teamId", "accepted", "role", "disableImpersonation", "user", "attributes");
        assertThat(row.get("user").propertyNames())
                .startsWith("email", "name", "username", "avatarUrl", "bio")
                .hasSize(person.id() % 5 == 0 ? 6 : 5);
        assertThat(row.get("id").asLong()).isEqualTo(first.id());
        assertThat(row.get("userId").asLong()).isEqualTo(first.userId());
        assertThat(row.get("teamId").asInt()).isEqualTo(17);
        assertThat(row.get("accepted").asBoolean()).isEqualTo(first.accepted());
        assertThat(row.get("role").asString()).isEqualTo(first.role().name());
        assertThat(row.at("/user/email").asString()).isEqualTo(person.email());
    }

    @Test
    void attributes_are_spelt_by_their_type() throws IOException {
        List<SandboxAttribute> sent = new ArrayList<>();
        for (int skip = 0; skip <= 250; skip += 250) {
            for (JsonNode row : caller.rows(MEMBERSHIPS + "?skip=" + skip)) {
                row.get("attributes")
                        .forEach(attribute -> sent.addAll(read(row.get("userId").asLong(), attribute)));
            }
        }

        assertThat(sent).containsExactlyInAnyOrderElementsOf(truth().attributes());
    }

    /** Reads it as the contract has it: {@code options} of a multiSelect, {@code option} of all others. */
    private static List<SandboxAttribute> read(long userId, JsonNode attribute) {
        String type = attribute.get("type").asString();
        List<JsonNode> options = new ArrayList<>();
        if (type.equals("multiSelect")) {
            attribute.get("options").forEach(options::add);
        } else {
            options.add(attribute);
        }
        assertThat(attribute.has("option")).isEqualTo(!type.equals("multiSelect"));
        return options.stream()
                .map(option -> {
                    assertThat(option.get("option").isNumber()).isEqualTo(type.equals("number"));
                    return new SandboxAttribute(
                            userId,
                            attribute.get("id").asString(),
                            attribute.get("name").asString(),
                            Stream.of(SandboxAttribute.Type.values())
                                    .filter(each -> each.text().equals(type))
                                    .findFirst()
                                    .orElseThrow(),
                            option.get("optionId").asString(),
                            text(option.get("option")));
                })
                .toList();
    }

    @Test
    void a_team_has_the_keys_of_the_contract() throws IOException {
        SandboxTeam first = truth().teams().get(0);

        assertThat(caller.get(TEAMS + "?take=1").body())
                .isEqualTo("{\"status\":\"success\",\"data\":[{\"id\":" + first.id() + ",\"parentId\":17,\"name\":\""
                        + first.name() + "\",\"slug\":\"" + first.slug() + "\",\"logoUrl\":null,\"calVideoLogo\":null,"
                        + "\"appLogo\":null,\"appIconLogo\":null,\"bio\":null,\"hideBranding\":false,"
                        + "\"isOrganization\":false,\"isPrivate\":false,\"hideBookATeamMember\":false,\"metadata\":{},"
                        + "\"theme\":null,\"brandColor\":null,\"darkBrandColor\":null,\"bannerUrl\":null,"
                        + "\"timeFormat\":null,\"timeZone\":\"Europe/London\",\"weekStart\":\"Sunday\"}]}");
    }

    @Test
    void a_teams_members_are_its_own() throws IOException {
        for (SandboxTeam team : truth().teams()) {
            List<JsonNode> rows = caller.rows(TEAMS + "/" + team.id() + "/memberships");
            assertThat(rows.stream()
                            .map(row -> new SandboxTeamMember(
                                    row.get("id").asLong(),
                                    row.get("teamId").asLong(),
                                    row.get("userId").asLong(),
                                    row.get("accepted").asBoolean(),
                                    SandboxRole.valueOf(row.get("role").asString()))))
                    .isEqualTo(truth().membersOf(team.id()));
            assertThat(rows).noneMatch(row -> row.has("attributes"));
        }
    }

    @Test
    void pages_follow_one_another_by_id() throws IOException {
        List<Long> swept = new ArrayList<>(caller.ids(MEMBERSHIPS));
        assertThat(swept).hasSize(250);
        swept.addAll(caller.ids(MEMBERSHIPS + "?skip=250"));

        assertThat(swept)
                .isEqualTo(truth().memberships().stream()
                        .map(SandboxMembership::id)
                        .toList());
        assertThat(caller.ids(MEMBERSHIPS + "?skip=400")).isEmpty();
        assertThat(caller.ids(TEAMS + "?skip=3&take=2"))
                .isEqualTo(truth().teams().subList(3, 5).stream()
                        .map(SandboxTeam::id)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/memberships", "/teams", "/teams/TEAM/memberships"})
    void they_have_the_guards_and_bounds_of_the_others(String path) throws IOException {
        String team = path.replace("TEAM", String.valueOf(truth().teams().get(0).id()));

        assertThat(caller.get("/v2/organizations/17" + team + "?take=250").statusCode())
                .isEqualTo(200);
        assertThat(caller.get("/v2/organizations/17" + team + "?take=251").statusCode())
                .isEqualTo(400);
        assertThat(caller.anonymous("/v2/organizations/17" + team).statusCode()).isEqualTo(401);
        assertThat(caller.get("/v2/organizations/18" + team).statusCode()).isEqualTo(403);
        assertThat(caller.get("/v2/organizations/abc" + team).statusCode()).isEqualTo(500);
    }

    @Test
    void a_team_that_is_gone_is_not_found() throws IOException {
        HttpResponse<String> gone = caller.get(TEAMS + "/1/memberships?take=0");

        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.body())
                .contains("\"code\":\"NotFoundException\",\"message\":\"IsTeamInOrg - Team (1) not found.\"");
        assertThat(caller.get(TEAMS + "/abc/memberships").statusCode()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({"users", "memberships", "teams", "team-members"})
    void each_can_be_forbidden_alone(String route) throws IOException {
        sandbox.faults(Faults.parse(route + "/403"));
        Map<String, String> paths = Map.of(
                "ooo",
                Caller.LIST,
                "users",
                Caller.USERS,
                "memberships",
                MEMBERSHIPS,
                "teams",
                TEAMS,
                "team-members",
                TEAMS + "/" + truth().teams().get(1).id() + "/memberships");
        try {
            for (Map.Entry<String, String> path : paths.entrySet()) {
                assertThat(caller.get(path.getValue()).statusCode())
                        .as(path.getKey())
                        .isEqualTo(path.getKey().equals(route) ? 403 : 200);
            }
        } finally {
            sandbox.faults(Faults.none());
        }
    }

    @Test
    void rows_and_pages_can_be_spoiled() throws IOException {
        sandbox.faults(Faults.parse("memberships/wrong-type=role:0.3,memberships/grant=50,teams/missing-field"));
        try {
            List<JsonNode> rows = caller.rows(MEMBERSHIPS);
            assertThat(rows)
                    .hasSize(50)
                    .anyMatch(row -> row.get("role").isObject())
                    .anyMatch(row -> row.get("role").isString());
            assertThat(caller.rows(TEAMS)).allMatch(row -> row.size() == 20 && row.has("id"));
        } finally {
            sandbox.faults(Faults.none());
        }
    }

    @Test
    void a_number_is_sent_in_plain_digits() {
        assertThat(RosterRows.row(
                                truth().memberships().get(0),
                                sandbox.organization().people().get(0),
                                List.of(SandboxAttribute.of(1, "Floor", SandboxAttribute.Type.NUMBER, "30")),
                                17)
                        .at("/attributes/0/option"))
                .hasToString("30");
    }
}
