package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.cli.Program.Running;
import dev.ooosync.job.Truth;
import dev.ooosync.postgresql.PostgresServer;
import dev.ooosync.sandbox.Faults;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run that is frozen for a while, as a machine that sleeps or swaps does it, keeps the others out and ends well when it
 * wakes; and runs that take turns. See {@code target/overlaps.md}.
 */
class FreezeIT {

    private static final Path TRANSCRIPT = Path.of("target/overlaps.md");
    private static final String[] RUN = {"run", "jobs/ooo.yml", "--sync.reading.page-size=50"};
    private static final int LONG_SECONDS = 120;

    @TempDir
    Path directory;

    private Sandbox sandbox;
    private Program program;
    private String url;
    private String user = "";

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(3_000)
                .rateLimit(0)
                .build());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void install(String warehouse) throws Exception {
        url = warehouse;
        user = warehouse.startsWith("jdbc:postgresql:") ? PostgresServer.USER : "";
        program = new Program(directory, sandbox.baseUrl(), Map.of("WAREHOUSE_URL", url, "WAREHOUSE_USER", user));
        assertThat(program.run(RUN).exitCode()).isZero();
        sandbox.organization().add();
        sandbox.faults(Faults.parse("latency=20ms"));
    }

    private String file() {
        return "jdbc:duckdb:" + directory.resolve("var/warehouse.duckdb");
    }

    @Test
    void a_run_that_is_frozen_while_it_publishes_keeps_others_out() throws Exception {
        install(file());
        frozen(Moment.COPYING.in(program.warehouse()), 1, "DuckDB, copying");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("torture")
    void a_run_that_is_frozen_at_any_moment_keeps_others_out(Moment moment) throws Exception {
        install(file());
        frozen(moment.in(program.warehouse()), 3, "DuckDB, " + moment);
    }

    /** Longer than any timeout of an exchange. */
    @Test
    @Tag("torture")
    void a_run_that_is_frozen_for_long_while_it_reads_goes_on() throws Exception {
        install(file());
        frozen(reading(), LONG_SECONDS, "DuckDB, reading");
    }

    @Test
    @Tag("torture")
    void a_run_into_a_postgresql_that_is_frozen_for_long_while_it_reads_goes_on() throws Exception {
        install(PostgresServer.newDatabase());
        frozen(reading(), LONG_SECONDS, "PostgreSQL, reading");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ooo_entry_change", "sync_run"})
    @Tag("torture")
    void a_run_into_a_postgresql_that_is_frozen_while_it_publishes_keeps_others_out(String table) throws Exception {
        install(PostgresServer.newDatabase());
        frozen(publishing(table), 3, "PostgreSQL, publishing " + table);
    }

    private BooleanSupplier reading() {
        long before = sandbox.traffic().listRequests();
        return () -> sandbox.traffic().listRequests() > before + 20;
    }

    private BooleanSupplier publishing(String table) {
        return () -> {
            try (Connection connection = connect()) {
                return !Truth.rows(
                                connection,
                                "SELECT 1 FROM pg_stat_activity WHERE application_name LIKE 'ooo-sync % pid %' AND query ILIKE '%"
                                        + table + "%'")
                        .isEmpty();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private void frozen(BooleanSupplier reached, int seconds, String what) throws Exception {
        Running first = program.start(RUN);
        assertThat(first.freezeWhen(reached)).isTrue();
        List<String> before = ledger();

        Ended second = program.run(RUN);
        Ended another = program.run("run", "jobs/ooo.yml", "--sync.run-store=var/another-run-store");
        assertThat(first.process().waitFor(seconds, TimeUnit.SECONDS)).isFalse();

        for (Ended ended : List.of(second, another)) {
            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(75);
            assertThat(ended.err()).contains("pid " + first.process().pid(), "Nothing was done");
        }
        assertThat(ledger()).isEqualTo(before);
        first.signal("CONT");
        Ended ended = first.await();
        note(what + ", frozen for " + seconds + " s", List.of(ended, second, another));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertTruth();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    @Tag("torture")
    void of_runs_that_are_started_at_once_exactly_one_works(int runs) throws Exception {
        install(file());
        // The winner is kept reading until the others have ended.
        sandbox.faults(Faults.parse("latency=1s"));
        List<Running> started =
                Stream.generate(() -> program.start(RUN)).limit(runs).toList();
        while (started.stream().filter(run -> run.process().isAlive()).count() > 1) {
            started.get(0).process().waitFor(20, TimeUnit.MILLISECONDS);
        }
        sandbox.faults(Faults.none());
        List<Ended> ended = started.stream().map(Running::await).toList();
        note(runs + " at once", ended);

        assertThat(ended.stream().filter(one -> one.exitCode() == 0)).hasSize(1);
        Running winner = started.stream()
                .filter(run -> run.process().exitValue() == 0)
                .findFirst()
                .orElseThrow();
        assertThat(ended.stream().filter(one -> one.exitCode() != 0)).allSatisfy(loser -> {
            assertThat(loser.exitCode()).as(loser.err()).isEqualTo(75);
            assertThat(loser.err()).contains("pid " + winner.process().pid() + " on ");
        });
        assertTruth();
    }

    /** Each has a run store of its own; staging is the warehouse's, so the other's work is not taken for one's own. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("torture")
    void two_jobs_of_one_warehouse_take_turns_also_after_a_kill(boolean onServer) throws Exception {
        install(onServer ? PostgresServer.newDatabase() : file());
        String[] other = {"run", "jobs/ooo.yml", "--sync.reading.page-size=50", "--sync.job=other"};
        Random random = new Random(5);
        for (String[] killed : List.of(RUN, other)) {
            sandbox.organization().change(random);
            Running running = program.start(killed);
            assertThat(running.freezeWhen(reading())).isTrue();
            running.kill();

            Ended next = program.run(killed == RUN ? other : RUN);
            assertThat(next.exitCode()).as(next.err()).isZero();
            assertThat(next.out()).doesNotContain("is resumed");
            Ended back = program.run(killed);
            assertThat(back.exitCode()).as(back.err()).isZero();
            note("two jobs take turns, one killed", List.of(next, back));
            assertTruth();
        }
        assertThat(rows("SELECT DISTINCT job FROM calcom.sync_run ORDER BY job"))
                .containsExactly("ooo", "other");
    }

    private void assertTruth() throws SQLException {
        try (Connection connection = connect()) {
            Truth.assertEqual(connection, sandbox.organization());
            LedgerTruth.assertHonest(connection);
        }
    }

    private List<String> ledger() throws SQLException {
        return rows("SELECT run_id, status FROM calcom.sync_run ORDER BY run_id");
    }

    private List<String> rows(String sql) throws SQLException {
        try (Connection connection = connect()) {
            return Truth.rows(connection, sql);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        if (user.isEmpty()) {
            properties.setProperty("duckdb.read_only", "true");
        } else {
            properties.setProperty("user", user);
        }
        return DriverManager.getConnection(url, properties);
    }

    private static void note(String what, List<Ended> ended) throws Exception {
        String line = "| %s | %s |%n"
                .formatted(what, ended.stream().map(FreezeIT::brief).toList());
        Files.writeString(TRANSCRIPT, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String brief(Ended ended) {
        String words = (ended.exitCode() == 0 ? ended.out().replaceAll("(?s).*?(Run \\S+: \\w+).*", "$1") : ended.err())
                .lines()
                .findFirst()
                .orElse("");
        return ended.exitCode() + ": " + words;
    }
}
