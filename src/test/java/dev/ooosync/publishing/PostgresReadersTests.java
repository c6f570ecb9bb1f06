package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.staging.StagedEntry;
import dev.ooosync.staging.StagedWatermark;
import dev.ooosync.staging.Staging;
import dev.ooosync.warehouse.WarehouseSession;
import dev.ooosync.warehouse.WarehouseUnderTest;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Analysts who read at a PostgreSQL server while the job publishes, and a server that is disturbed. */
@SuppressWarnings("NullAway")
class PostgresReadersTests {

    private static final int ENTRIES = 200;
    private static final String STATE =
            "SELECT min(notes), max(notes), count(*), (SELECT count(*) FROM calcom.ooo_day),"
                    + " (SELECT min(notes) FROM calcom.ooo_entry_history WHERE is_current),"
                    + " (SELECT 'round ' || count(*) FROM calcom.sync_run) FROM calcom.ooo_entry";

    @TempDir
    Path directory;

    private WarehouseUnderTest server;
    private PublishingFixture warehouse;

    @BeforeEach
    void publishOnce() {
        server = Kind.POSTGRESQL.empty(directory);
        warehouse = new PublishingFixture(server, 1);
        publish(1);
    }

    /** All entries change in each round. */
    private void publish(int round) {
        List<StagedEntry> entries = LongStream.rangeClosed(1, ENTRIES)
                .mapToObj(id -> WarehouseContract.entry(id, "v1:kk:", "vacation", "round " + round))
                .toList();
        warehouse.now = warehouse.now.plus(Duration.ofHours(1));
        warehouse.run("run-" + round, 17, entries);
    }

    private static List<String> state(int round) {
        String name = "round " + round;
        return List.of(name, name, String.valueOf(ENTRIES), String.valueOf(3 * ENTRIES), name, name);
    }

    private Connection analyst(String... statements) throws SQLException {
        Connection connection = server.connect();
        try (Statement statement = connection.createStatement()) {
            // Whoever is kept waiting fails.
            statement.execute("SET lock_timeout = '50ms'");
            for (String text : statements) {
                statement.execute(text);
            }
        }
        return connection;
    }

    @Test
    void readers_are_never_kept_waiting_and_see_all_of_a_publish_or_nothing() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Callable<Integer> reading = () -> {
            int seen = 0;
            try (Connection connection = analyst()) {
                for (int last = 0; !done.get(); seen++) {
                    List<String> found =
                            WarehouseUnderTest.rows(connection, STATE).get(0);
                    int round = Integer.parseInt(found.get(5).replace("round ", ""));
                    assertThat(found).isEqualTo(state(round));
                    assertThat(round).isGreaterThanOrEqualTo(last);
                    last = round;
                }
            }
            return seen;
        };
        ExecutorService readers = Executors.newSingleThreadExecutor();
        try (Connection slow = analyst("BEGIN ISOLATION LEVEL REPEATABLE READ", STATE)) {
            Future<Integer> reads = readers.submit(reading);
            for (int round = 2; round <= 6; round++) {
                publish(round);
            }
            done.set(true);
            assertThat(reads.get()).isPositive();
            assertThat(WarehouseUnderTest.rows(slow, STATE)).containsExactly(state(1));
        } finally {
            done.set(true);
            readers.shutdown();
        }
        assertThat(server.rows(STATE)).containsExactly(state(6));
    }

    @Test
    void a_changed_view_does_not_wait_for_ever_behind_a_long_query() throws Exception {
        server.execute(
                "UPDATE calcom.schema_file SET content_hash = 'of an older text' WHERE file = 'models/900_freshness'");
        String impatient = server.settings().url() + "?options=-c%20lock_timeout=200";
        PublishingFixture upgraded = new PublishingFixture(
                WarehouseUnderTest.of(
                        WarehouseUnderTest.settings(impatient, "postgres", 3),
                        server.settings().url(),
                        "postgres"),
                1);
        try (Connection slow = analyst("BEGIN", "SELECT * FROM calcom.freshness")) {
            assertThatThrownBy(() -> upgraded.publish("run-2", 17, true, "v1:kk:"))
                    .isInstanceOfSatisfying(
                            SyncException.class,
                            refused -> assertThat(refused.remedy()).isEqualTo(Remedy.RUN_LATER))
                    .hasMessageContaining("lock timeout")
                    .hasMessageContaining("which pg_stat_activity shows");
            assertThat(WarehouseUnderTest.rows(slow, "SELECT run_id FROM calcom.freshness"))
                    .containsExactly(List.of("run-1"));
        }
        publish(2);
        assertThat(server.rows(STATE)).containsExactly(state(2));
    }

    @Test
    void a_session_that_the_server_ends_is_a_failure_to_be_tried_again() throws Exception {
        try (WarehouseSession session = server.warehouse().lock(warehouse.now);
                Staging staging = session.staging(WarehouseUnderTest.staged("run-2", 17), warehouse.utc())) {
            server.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");
            assertThatThrownBy(() -> staging.append(
                            "run-2", List.of(), List.of(), new StagedWatermark("ANCHORED", 1, 1L, null, 1)))
                    .isInstanceOfSatisfying(
                            SyncException.class,
                            refused -> assertThat(refused.remedy()).isEqualTo(Remedy.RUN_LATER));
        }
        publish(2);
    }

    @Test
    void a_crash_of_the_server_empties_staging_as_a_whole_and_the_list_is_read_anew() throws Exception {
        warehouse.stage("run-2", 17, List.of(WarehouseContract.entry(1)), List.of());
        try (WarehouseSession session = server.warehouse().lock(warehouse.now)) {
            assertThat(session.stagedReading()).isPresent();
            long backend = Long.parseLong(server.rows("SELECT pid FROM pg_locks WHERE locktype = 'advisory'")
                    .get(0)
                    .get(0));
            // The server takes this for a crash, ends all other sessions, and recovers.
            ProcessHandle.of(backend).orElseThrow().destroyForcibly();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(server.rows("SELECT count(*) FROM calcom_staging.ooo_entry"))
                            .containsExactly(List.of("0")));
        }
        try (WarehouseSession session = server.warehouse().lock(warehouse.now)) {
            assertThat(session.stagedReading()).isEmpty();
        }
        assertThat(server.rows(STATE)).containsExactly(state(1));
        publish(2);
        assertThat(server.rows(STATE)).containsExactly(state(2));
    }
}
