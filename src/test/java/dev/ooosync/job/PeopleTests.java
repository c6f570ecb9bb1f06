package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.SyncException;
import dev.ooosync.publishing.RunResult.ResourceResult;
import dev.ooosync.sandbox.Faults;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxOrganization;
import dev.ooosync.sandbox.SandboxPerson;
import dev.ooosync.sandbox.SandboxTeamMember;
import dev.ooosync.verdict.Verdict;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whole runs that read people, memberships and teams: what the warehouse then says is what the sandbox holds. */
@SuppressWarnings("NullAway")
class PeopleTests {

    private static final String[] ALL = {
        "--sync.resources.users=true",
        "--sync.resources.memberships=true",
        "--sync.resources.teams=true",
        "--sync.resources.team-members=true"
    };

    @RegisterExtension
    final SandboxJob job = SandboxJob.start(SandboxJob.of(70, 300));

    private final Sandbox sandbox = job.sandbox();

    private static Map<String, ResourceResult> resources(RunReport report) {
        return report.result().resources().stream()
                .collect(Collectors.toMap(ResourceResult::resource, resource -> resource, (a, b) -> a, TreeMap::new));
    }

    private static String[] and(String... more) {
        return Stream.concat(Arrays.stream(ALL), Arrays.stream(more)).toArray(String[]::new);
    }

    private List<List<String>> sorted(String sql) throws Exception {
        return sorted(job.query(sql));
    }

    private static List<List<String>> sorted(List<List<String>> rows) {
        return rows.stream().sorted(Comparator.comparing(Object::toString)).toList();
    }

    private static List<String> row(Object... values) {
        return Arrays.stream(values).map(String::valueOf).toList();
    }

    /** The warehouse against what the sandbox holds now, without any SQL of ours. */
    private void assertTruth() throws Exception {
        SandboxOrganization truth = sandbox.organization();
        Map<Long, SandboxPerson> people = truth.people().stream()
                .collect(Collectors.toMap(SandboxPerson::id, person -> person, (a, b) -> a, TreeMap::new));
        assertThat(
                        sorted(
                                "SELECT user_id, name, email, username, time_zone, CAST(created_at AS VARCHAR) FROM calcom.org_user WHERE left_at IS NULL"))
                .isEqualTo(sorted(people.values().stream()
                        .map(person -> row(
                                person.id(),
                                person.name(),
                                person.email(),
                                person.username(),
                                person.timeZone(),
                                LocalDateTime.ofInstant(person.created(), ZoneOffset.UTC)
                                        .toString()
                                        .replace('T', ' ')))
                        .toList()));
        assertThat(sorted("SELECT user_id, role, accepted FROM calcom.org_user WHERE left_at IS NULL"))
                .isEqualTo(sorted(truth.roster().memberships().stream()
                        .filter(membership -> people.containsKey(membership.userId()))
                        .map(membership -> row(membership.userId(), membership.role(), membership.accepted()))
                        .toList()));
        assertThat(sorted("SELECT team_id, name, slug FROM calcom.team WHERE removed_at IS NULL"))
                .isEqualTo(sorted(truth.roster().teams().stream()
                        .map(team -> row(team.id(), team.name(), team.slug()))
                        .toList()));
        assertThat(sorted("SELECT team_id, user_id, role, accepted FROM calcom.team_member"))
                .isEqualTo(sorted(truth.roster().teamMembers().stream()
                        .filter(member -> people.containsKey(member.userId()))
                        .map(member -> row(member.teamId(), member.userId(), member.role(), member.accepted()))
                        .toList()));
        assertThat(sorted("SELECT user_id, attribute_id, option_id, attribute_name, attribute_type, attribute_value"
                        + " FROM calcom.user_attribute"))
                .isEqualTo(sorted(truth.roster().attributes().stream()
                        .filter(attribute -> people.containsKey(attribute.userId()))
                        .map(attribute -> row(
                                attribute.userId(),
                                attribute.attributeId(),
                                attribute.optionId(),
                                attribute.name(),
                                attribute.type().text(),
                                attribute.value()))
                        .toList()));
    }

    @Test
    void everything_is_as_cal_com_has_it_and_stays_when_nothing_changes() throws Exception {
        RunReport first = job.run(ALL);
        assertThat(resources(first).values())
                .hasSize(4)
                .allSatisfy(resource ->
                        assertThat(resource.verdict().kind().stored()).isEqualTo("complete"));
        assertTruth();

        RunReport second = job.run(ALL);
        assertThat(second.result().status()).isEqualTo("unchanged");
        assertThat(resources(second).values()).allMatch(resource -> resource.created() + resource.closed() == 0);
        assertTruth();
    }

    @Test
    void changes_of_every_kind_are_followed() throws Exception {
        job.afterRun(ALL);
        SandboxOrganization organization = sandbox.organization();
        List<Long> ids = organization.people().stream().map(SandboxPerson::id).toList();
        long team = organization.roster().teams().get(0).id();
        long other = organization.roster().teams().get(1).id();
        List<Long> there = organization.roster().membersOf(other).stream()
                .map(SandboxTeamMember::userId)
                .toList();
        long moved = organization.roster().membersOf(team).stream()
                .map(SandboxTeamMember::userId)
                .filter(user -> !there.contains(user) && !user.equals(ids.get(2)))
                .findFirst()
                .orElseThrow();
        organization.changePerson(
                ids.get(1), person -> person.withName("Ada \"Quoted\" Ünïcode").withTimeZone("Mars/Base"));
        organization.leave(ids.get(2));
        organization.changeRoster(
                roster -> roster.moved(moved, team, other).withAttribute(ids.get(3), "Skills", "Java", "SQL"));
        organization.changeRoster(
                roster -> roster.withoutTeam(roster.teams().get(2).id()));
        job.run(ALL);
        assertTruth();
        assertThat(job.query(
                        "SELECT zone FROM calcom.org_user WHERE time_zone = 'Mars/Base' AND user_id = " + ids.get(1)))
                .containsExactly(List.of("UTC"));
        assertThat(job.query("SELECT user_id FROM calcom.org_user WHERE left_at IS NOT NULL"))
                .containsExactly(row(ids.get(2)));

        organization.join(ids.get(2));
        job.run(ALL);
        assertTruth();
        assertThat(job.query(
                        "SELECT opened_by FROM calcom.org_user_history WHERE is_current AND user_id = " + ids.get(2)))
                .containsExactly(List.of("reappeared"));
    }

    @Test
    void what_the_credentials_may_not_read_is_skipped_and_keeps_what_it_had() throws Exception {
        job.afterRun(ALL);
        List<List<String>> attributes = sorted("SELECT * FROM calcom.user_attribute_history");
        sandbox.faults(Faults.parse("memberships/403"));

        RunReport report = job.run(ALL);

        assertThat(report.result().status()).isEqualTo("unchanged");
        ResourceResult memberships = resources(report).get("org_membership");
        assertThat(memberships.verdict().kind().stored()).isEqualTo("skipped");
        assertThat(memberships.verdict().proof()).contains("/v2/organizations/17/memberships: 403");
        assertThat(sorted("SELECT * FROM calcom.user_attribute_history")).isEqualTo(attributes);
        assertTruth();
    }

    @Test
    void teams_that_cannot_be_read_leave_their_members_as_they_were() throws Exception {
        job.afterRun(ALL);
        sandbox.faults(Faults.parse("teams/403"));

        RunReport report = job.run(ALL);

        assertThat(resources(report).get("team").verdict().kind().stored()).isEqualTo("skipped");
        assertThat(resources(report).get("team_member"))
                .isEqualTo(new ResourceResult(
                        "team_member", Verdict.unproven("the list of teams is not complete"), 0, 0, 0, 0, 0, 0, 0));
        assertTruth();
    }

    @Test
    void many_rows_that_cannot_be_used_are_rejected_and_nothing_is_closed() throws Exception {
        job.afterRun(ALL);
        sandbox.organization().leave(sandbox.organization().people().get(5).id());
        sandbox.faults(Faults.parse("users/wrong-type=email:0.5"));

        RunReport report = job.run(ALL);

        ResourceResult users = resources(report).get("org_user");
        assertThat(users.verdict().kind().stored()).isEqualTo("unproven");
        assertThat(users.verdict().proof()).contains("rows were rejected");
        assertThat(users.closed()).isZero();
        assertThat(job.query(
                        "SELECT COUNT(*) > 0, MIN(reason) FROM calcom.rejected_record WHERE resource = 'org_user'"))
                .singleElement()
                .satisfies(found -> assertThat(found.get(1)).startsWith("email: expected a text, found "));
    }

    @Test
    void a_run_that_fails_among_the_teams_goes_on_there() throws Exception {
        SettableClock clock = new SettableClock(Instant.now().toString());
        sandbox.faults(Faults.parse("team-members/500"));
        assertThatThrownBy(() -> job.run(clock, new JobHarness.Silence(), ALL))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("/memberships");
        sandbox.faults(Faults.parse(""));
        long before = sandbox.traffic().requests();

        RunReport report = job.run(clock, new JobHarness.Silence(), ALL);

        assertThat(report.resumed()).isTrue();
        assertThat(resources(report)).hasSize(4);
        assertThat(sandbox.traffic().requests() - before)
                .as("only the lists of the teams are read")
                .isEqualTo(resources(report).get("team_member").requests());
        assertTruth();
    }

    @Test
    void what_is_switched_off_and_what_a_narrower_run_does_not_need_is_not_asked_for() throws Exception {
        String email = sandbox.organization().people().get(0).email();
        assertThat(resources(job.run(and("--sync.reading.email=" + email)))).isEmpty();
        assertThat(resources(job.run(and("--sync.reading.max-entries=10")))).isEmpty();
        assertThat(resources(job.run(and("--sync.resources.users=false"))).keySet())
                .containsExactly("team", "team_member");
        assertThat(resources(job.run(and("--sync.resources.teams=false"))).keySet())
                .containsExactly("org_membership", "org_user");
    }
}
