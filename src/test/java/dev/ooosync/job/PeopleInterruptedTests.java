package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.postgresql.PostgresServer;
import dev.ooosync.publishing.RunResult.ResourceResult;
import dev.ooosync.sandbox.Faults;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that are stopped or die while people and teams are read, and other warehouses. */
@SuppressWarnings("NullAway")
@Tag("torture")
class PeopleInterruptedTests {

    private static final String[] ALL = {
        "--sync.resources.users=true",
        "--sync.resources.memberships=true",
        "--sync.resources.teams=true",
        "--sync.resources.team-members=true"
    };

    @TempDir
    Path directory;

    private Sandbox sandbox;
    private JobHarness job;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .people(40)
                .entries(100)
                .rateLimit(0)
                .build());
        job = new JobHarness(directory, sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    /** Does something when a resource is about to be read. */
    private static Progress when(String resource, Runnable action) {
        return new JobHarness.Watching() {
            @Override
            public void resource(String name, long requests) {
                if (name.equals(resource)) {
                    action.run();
                }
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "org_user, true", "org_membership, true", "team, true", "team_member, true",
        "org_user, false", "org_membership, false", "team, false", "team_member, false"
    })
    void a_run_that_ends_before_a_resource_goes_on_with_it(String resource, boolean asked) throws Exception {
        StopSignal signal = new StopSignal();
        Progress ending = when(
                resource,
                asked
                        ? signal::request
                        : () -> {
                            throw new IllegalStateException("a bug");
                        });
        if (asked) {
            assertThatThrownBy(() -> job.run(ending, signal, ALL)).isInstanceOf(RunStoppedException.class);
        } else {
            assertThatThrownBy(() -> job.run(ending, signal, ALL)).hasMessageContaining("a bug");
        }
        long requests = sandbox.traffic().requests();

        RunReport report = job.run(ALL);

        assertThat(report.resumed()).isTrue();
        assertThat(report.result().resources())
                .hasSize(4)
                .allMatch(read -> read.verdict().isComplete());
        if (resource.equals("team_member")) {
            assertThat(sandbox.traffic().requests() - requests)
                    .as("only the lists of the teams are read")
                    .isEqualTo(report.result().resources().stream()
                            .filter(read -> read.resource().equals("team_member"))
                            .mapToLong(ResourceResult::requests)
                            .sum());
        }
        assertThat(job.run(ALL).result().status()).isEqualTo("unchanged");
        assertThat(job.query("SELECT COUNT(*) FROM calcom.org_user")).containsExactly(List.of("40"));
    }

    private RunReport runOn(String url, String... more) throws IOException {
        return job.run(Stream.of(ALL, new String[] {"--sync.warehouse.url=" + url}, more)
                .flatMap(Arrays::stream)
                .toArray(String[]::new));
    }

    private static long count(Connection connection, String sql) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private void assertThere(Connection connection) throws Exception {
        assertThat(count(connection, "SELECT COUNT(*) FROM calcom.org_user WHERE left_at IS NULL"))
                .isEqualTo(39);
        assertThat(count(connection, "SELECT COUNT(*) FROM calcom.org_user WHERE left_at IS NOT NULL"))
                .isEqualTo(1);
        assertThat(count(connection, "SELECT COUNT(*) FROM calcom.team_member_history WHERE is_current"))
                .isEqualTo(sandbox.organization().roster().teamMembers().size());
        assertThat(count(connection, "SELECT COUNT(*) FROM calcom.user_attribute_history WHERE is_current"))
                .isEqualTo(sandbox.organization().roster().attributes().size());
    }

    @Test
    void h2_holds_people_too() throws Exception {
        String url = "jdbc:h2:file:" + directory.resolve("h2");
        runOn(url);
        sandbox.organization().leave(sandbox.organization().people().get(3).id());
        assertThat(runOn(url).result().status()).isNotEqualTo("failed");
        assertThat(runOn(url).result().status()).isIn("unchanged", "held");
        try (Connection connection = DriverManager.getConnection(url, "", "")) {
            assertThere(connection);
        }
    }

    @Test
    void sessions_that_may_not_idle_do_not_end_a_run_that_reads_people() throws Exception {
        String url = PostgresServer.newDatabase();
        try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, "");
                Statement statement = connection.createStatement()) {
            for (String setting : List.of("idle_session_timeout", "idle_in_transaction_session_timeout")) {
                statement.execute("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET " + setting
                        + " = 2000', current_database()); END $$");
            }
        }
        String[] more = {"--sync.warehouse.user=" + PostgresServer.USER, "--sync.run-store=warehouse"};
        sandbox.faults(Faults.parse("memberships/latency=2500ms,teams/latency=2500ms"));
        runOn(url, more);
        sandbox.organization().leave(sandbox.organization().people().get(3).id());
        runOn(url, more);
        try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, "")) {
            assertThere(connection);
        }
    }

    @Test
    void blocks_of_the_rate_limit_among_the_teams_are_waited_out() throws Exception {
        sandbox.close();
        sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .people(2000)
                .entries(100)
                .rateLimit(7)
                .window(Duration.ofMillis(400))
                .block(Duration.ofMillis(400))
                .build());
        job = new JobHarness(directory, sandbox);

        RunReport report = job.run(ALL);

        assertThat(report.result().resources())
                .hasSize(4)
                .allMatch(read -> read.verdict().isComplete());
        assertThat(job.query("SELECT COUNT(*) FROM calcom.team_member_history"))
                .containsExactly(List.of(String.valueOf(
                        sandbox.organization().roster().teamMembers().size())));
    }
}
