package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.cli.Program.Running;
import dev.ooosync.job.Truth;
import dev.ooosync.postgresql.PostgresServer;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * kill -9 at random moments of every step while the source changes, also twice in a row; then undisturbed runs. As many
 * kills as {@code -Dtorture.kills} says; what they hit is written to {@code target/kills.md}.
 */
class KillIT {

    private static final int KILLS = Integer.getInteger("torture.kills", 200);
    private static final String[] RUN = {
        "run", "jobs/ooo.yml", "--sync.reading.page-size=50", "--sync.publishing.settle-time=1ms"
    };
    private static final int SHORTEST_MILLIS = 250;
    private static final int CHANGE_MILLIS = 100;
    private static final int MOST_CHANGES = 12;
    /** Of an undisturbed reading. */
    private static final int REQUESTS = 60;

    @TempDir
    Path directory;

    private Sandbox sandbox;
    private Program program;
    private String url;
    private String user;
    private long undisturbedMillis = 2_500;

    @Test
    void killed_runs_are_healed_by_the_next_one() throws Exception {
        killed("", 3, 7L);
    }

    @Test
    @Tag("torture")
    void many_kills_in_every_step_of_a_run_into_a_duckdb_file() throws Exception {
        killed("DuckDB", KILLS, 4711L);
    }

    @Test
    @Tag("torture")
    void kills_of_a_run_into_a_postgresql() throws Exception {
        url = PostgresServer.newDatabase();
        user = PostgresServer.USER;
        killed("PostgreSQL", Math.max(1, KILLS / 10), 4712L);
    }

    /** Nobody's hand is on the process when it is found at the moment: it is frozen there before it is killed. */
    @ParameterizedTest
    @EnumSource
    @Tag("torture")
    void a_kill_at_each_moment_is_healed(Moment moment) throws Exception {
        start();
        assertThat(program.run(RUN).exitCode()).isZero();
        sandbox.organization().change(new Random(moment.ordinal()));
        BooleanSupplier reached = moment.in(program.warehouse());
        Running running = program.start(RUN);
        assertThat(running.freezeWhen(reached)).isTrue();
        running.kill();
        healed("at " + moment);
    }

    @AfterEach
    void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    private void start() throws Exception {
        sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(3_000)
                .rateLimit(0)
                .latency(Duration.ofMillis(40))
                .build());
        if (url == null) {
            url = "jdbc:duckdb:" + directory.resolve("var/warehouse.duckdb");
            user = "";
        }
        program = new Program(directory, sandbox.baseUrl(), Map.of("WAREHOUSE_URL", url, "WAREHOUSE_USER", user));
    }

    private void killed(String warehouse, int kills, long seed) throws Exception {
        Random random = new Random(seed);
        KillReport report = new KillReport(warehouse + " seed " + seed);
        start();
        try {
            for (int kill = 1, round = 1; kill <= kills; round++) {
                List<Autopsy> inARow = new ArrayList<>();
                do {
                    inARow.add(kill(random, inARow.isEmpty()));
                    kill++;
                } while (kill <= kills && random.nextInt(4) == 0);
                heal(report, inARow, "seed " + seed + ", kill " + kill);
                if (round % 8 == 0) {
                    healed("seed " + seed + ", kill " + kill);
                }
            }
            healed("seed " + seed);
        } finally {
            report.write();
        }
    }

    /** One process from its start to its end by kill -9. */
    private Autopsy kill(Random random, boolean first) throws Exception {
        long before = Autopsy.executions(directory);
        Object published = Moment.key(program.warehouse());
        Running running;
        if (first || random.nextBoolean()) {
            BooleanSupplier reached = aim(random);
            running = program.start(RUN);
            long[] changed = {System.nanoTime()};
            // Not without end: the breaker would rightly hold the closings of so many.
            int[] left = {MOST_CHANGES};
            running.awaitMoment(() -> {
                if (left[0] > 0 && System.nanoTime() - changed[0] > TimeUnit.MILLISECONDS.toNanos(CHANGE_MILLIS)) {
                    sandbox.organization().change(random);
                    changed[0] = System.nanoTime();
                    left[0]--;
                }
                return reached.getAsBoolean();
            });
            running.process().waitFor(random.nextInt(1 + random.nextInt(60)), TimeUnit.MILLISECONDS);
        } else {
            // Before the first chunk of a run that is taken up.
            long requests = sandbox.traffic().listRequests();
            running = program.start(RUN);
            running.awaitMoment(() -> sandbox.traffic().listRequests() > requests);
        }
        running.kill();
        Autopsy found = Autopsy.of(directory, running.process().pid(), before, published);
        readable();
        return found;
    }

    /** A quarter of the kills anywhere, a quarter in the reading, half of them at what is too short to be hit by chance. */
    private BooleanSupplier aim(Random random) {
        boolean file = url.startsWith("jdbc:duckdb:");
        int half = random.nextInt(file ? 4 : 2);
        if (half == 0) {
            return after(SHORTEST_MILLIS + (long) (random.nextDouble() * undisturbedMillis));
        }
        if (half == 1) {
            long requests = sandbox.traffic().listRequests() + random.nextInt(REQUESTS);
            BooleanSupplier late = after(2 * undisturbedMillis);
            return () -> sandbox.traffic().listRequests() > requests || late.getAsBoolean();
        }
        Moment[] moments = {Moment.COPYING, Moment.MERGING, Moment.SWAPPING, Moment.SWAPPED};
        return moments[random.nextInt(moments.length)].in(program.warehouse());
    }

    private static BooleanSupplier after(long millis) {
        long moment = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        return () -> System.nanoTime() >= moment;
    }

    /** The run after a kill: it needs no person, and says what it did. */
    private void heal(KillReport report, List<Autopsy> kills, String description) throws Exception {
        long begin = System.nanoTime();
        Ended ended = program.run(RUN);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        undisturbedMillis = (3 * undisturbedMillis + millis) / 4;
        report.healed(kills, ended, millis);
        assertThat(ended.exitCode()).as(description + kills + ended.err()).isZero();
        readable();
    }

    /** What a resumed run has read may have changed since: the next run is the undisturbed one. */
    private void healed(String description) throws Exception {
        assertThat(program.run(RUN).exitCode()).as(description).isZero();
        Ended ended = program.run(RUN);
        assertThat(ended.exitCode()).as(description + ended.err()).isZero();
        assertThat(ended.out()).as(description).contains("complete: ", ": unchanged");
        try (Connection connection = connect()) {
            Truth.assertExact(connection, sandbox.organization());
        }
        readable();
    }

    /** Also just after a kill: whole, and honest about itself. */
    private void readable() throws Exception {
        if (Files.exists(program.warehouse())) {
            try (Connection connection = connect()) {
                LedgerTruth.assertHonest(connection);
            }
        }
    }

    private Connection connect() throws Exception {
        Properties properties = new Properties();
        if (url.startsWith("jdbc:duckdb:")) {
            properties.setProperty("duckdb.read_only", "true");
        } else {
            properties.setProperty("user", user);
        }
        return DriverManager.getConnection(url, properties);
    }
}
