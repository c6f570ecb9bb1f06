package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.cli.Program.Running;
import dev.ooosync.duckdb.WarehouseFiles;
import dev.ooosync.job.Truth;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxEntry;
import dev.ooosync.sandbox.SandboxOrganization;
import dev.ooosync.sandbox.SandboxSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of a rollback, at many moments. Closings were held, approved and done: afterwards the warehouse is as it was, or
 * it is the one before without the approval; whole in both cases, and for the next command to go on with.
 */
class RollbackKillIT {

    private static final int ENTRIES = 300;
    private static final int GONE = 40;
    /** A rollback that holds the lock has about 200 ms of work on an idle machine. */
    private static final List<Integer> MILLIS_AFTER_THE_LOCK = List.of(0, 10, 20, 40, 60, 90, 130, 180, 250);

    @TempDir
    Path directory;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Sandbox sandbox;
    private Program program;
    private WarehouseFiles files;
    private Map<String, String> environment;

    @BeforeEach
    void close_what_was_approved() throws Exception {
        sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .people(20)
                .entries(ENTRIES)
                .rateLimit(0)
                .build());
        Path state = Files.createDirectory(directory.toRealPath().resolve("state"));
        files = new WarehouseFiles(state.resolve("warehouse.duckdb"));
        environment = Map.of(
                "OOO_SYNC_ENV",
                "",
                "CALCOM_BASE_URL",
                sandbox.baseUrl().toString(),
                "CALCOM_API_KEY",
                "cal_sandbox",
                "CALCOM_ORG_ID",
                "17",
                "WAREHOUSE_URL",
                "jdbc:duckdb:" + files.published(),
                "RUN_STORE",
                state.resolve("run-store").toString());
        program = new Program(directory, sandbox.baseUrl(), environment);
        assertThat(here("run", "--quiet")).isZero();
        SandboxOrganization organization = sandbox.organization();
        List<SandboxEntry> gone = organization.entries().subList(0, GONE);
        gone.forEach(entry -> organization.delete(entry.id()));
        assertThat(here("run", "--quiet")).isEqualTo(65);
        assertThat(here("approve", "latest")).isZero();
        assertThat(here("run", "--quiet")).isZero();
        copy(state, directory.resolve("kept"));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    /** A command in this process, which spares the start of a JVM; its exit code. */
    private int here(String command, String... more) {
        err.reset();
        Signals signals = new Signals();
        try (PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
                PrintStream wrong = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            List<String> arguments = new ArrayList<>(List.of(command, job()));
            arguments.addAll(List.of(more));
            return OooSync.execute(
                    new Surroundings(
                            new Console(out, wrong, false),
                            Clock.systemUTC(),
                            environment,
                            List.of("--sync.publishing.settle-time=0s"),
                            signals),
                    arguments.toArray(String[]::new));
        } finally {
            signals.finished();
        }
    }

    private static String job() {
        return Path.of("jobs/ooo.yml").toAbsolutePath().toString();
    }

    /** The files of the warehouse, without the run store, which a rollback does not touch. */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> present = Files.list(to)) {
            for (Path file : present.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        try (Stream<Path> all = Files.list(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** What the files show of a rollback, in the order in which it does it. */
    private List<BooleanSupplier> moments() {
        Object published = Moment.key(files.published());
        Object generation = Moment.key(files.generation(1));
        return List.of(
                () -> Moment.size(files.lock()) > 0,
                () -> Moment.size(files.next()) > 0,
                () -> Moment.size(Moment.wal(files.next())) > 0,
                () -> !Objects.equals(generation, Moment.key(files.generation(1))),
                () -> Files.exists(files.rolledBack()),
                () -> Files.exists(files.hold()),
                () -> !Objects.equals(published, Moment.key(files.published())));
    }

    @Test
    void a_killed_rollback_leaves_the_old_warehouse_or_the_restored_one() throws Exception {
        List<Boolean> restored = new ArrayList<>();
        for (int moment = 0; moment < moments().size(); moment++) {
            BooleanSupplier reached = moments().get(moment);
            Running rollback = program.start("rollback", "jobs/ooo.yml");
            rollback.freezeWhen(reached);
            restored.add(afterKill(rollback, "at moment " + moment));
        }
        for (int millis : MILLIS_AFTER_THE_LOCK) {
            Running rollback = program.start("rollback", "jobs/ooo.yml");
            rollback.awaitMoment(moments().get(0));
            rollback.process().waitFor(millis, TimeUnit.MILLISECONDS);
            restored.add(afterKill(rollback, millis + " ms after the lock"));
        }

        assertThat(restored).as("killed before and after it was restored").contains(true, false);
    }

    /** Whether the warehouse was restored. */
    private boolean afterKill(Running rollback, String when) throws Exception {
        Ended ended = rollback.kill();
        assertThat(ended.exitCode()).as(when + ended.err()).isIn(0, 137);
        boolean restored = isRestored(when);
        assertThat(here("status")).as(when + err).isZero();
        assertThat(here("rollback", "--release")).as(when + err).isZero();
        // The closings that were approved are held once more, since a rollback withdraws the approval.
        assertThat(here("run", "--quiet")).as(when + err).isEqualTo(restored ? 65 : 0);
        assertThat(isRestored(when)).as(when).isEqualTo(restored);
        copy(directory.resolve("kept"), files.directory());
        return restored;
    }

    private boolean isRestored(String when) throws Exception {
        Properties reading = new Properties();
        reading.setProperty("duckdb.read_only", "true");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + files.published(), reading)) {
            LedgerTruth.assertHonest(connection);
            long entries = Truth.rows(connection, "SELECT entry_id FROM calcom.ooo_entry")
                    .size();
            assertThat(entries).as(when).isIn((long) ENTRIES, (long) ENTRIES - GONE);
            boolean restored = entries == ENTRIES;
            assertThat(Truth.rows(connection, "SELECT run_id FROM calcom.sync_run WHERE approved_by IS NOT NULL"))
                    .as(when)
                    .hasSize(restored ? 0 : 1);
            return restored;
        }
    }
}
