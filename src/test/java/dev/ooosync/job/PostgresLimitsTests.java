package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.postgresql.PostgresProxy.Cut;
import dev.ooosync.postgresql.PostgresServer;
import dev.ooosync.sandbox.Faults;
import dev.ooosync.warehouse.Warehouse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server's administrator may set, and what a server may answer in the middle of a publish. */
class PostgresLimitsTests {

    private static final String STRIKE = """
            CREATE OR REPLACE FUNCTION public.strike() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN %s; RETURN NULL; END $$;
            CREATE OR REPLACE TRIGGER strike AFTER INSERT ON calcom.ooo_entry_day EXECUTE FUNCTION public.strike()
            """;

    @TempDir
    Path directory;

    private PostgresJob job;
    private List<String> before;

    @BeforeEach
    void publishOnce() throws Exception {
        job = new PostgresJob(directory, PostgresServer.newDatabase());
        job.run();
        job.change();
        before = job.published();
    }

    @AfterEach
    void stop() {
        job.close();
    }

    private void set(String setting, String value) throws SQLException {
        job.execute("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET " + setting + " = " + value
                + "', current_database()); END $$");
    }

    /** In the middle of the merge. */
    private void strike(String statement) throws SQLException {
        job.execute(STRIKE.formatted(statement));
    }

    private void assertFails(String step, Remedy remedy, String... words) throws Exception {
        SyncException failure = job.fail();
        assertThat(failure.remedy()).as(failure.getMessage()).isEqualTo(remedy);
        assertThat(failure.getMessage()).contains(words);
        assertThat(job.published()).isEqualTo(before);
        Transcript.fault(step, words[0], failure, "nothing", String.join(",", job.ledger()));
    }

    private void assertHeals() throws Exception {
        assertThat(job.run().resumed()).isTrue();
        job.run();
        job.assertTruth();
    }

    @Test
    void a_statement_timeout_is_named_and_noted() throws Exception {
        strike("PERFORM pg_sleep(60)");
        set("statement_timeout", "1500");
        assertFails("MERGE", Remedy.RUN_LATER, "statement timeout", "ALTER ROLE");
        assertThat(job.ledger()).containsExactly("published", "failed");
        strike("NULL");
        assertHeals();
        assertThat(job.ledger()).containsExactly("published", "published", "unchanged");
    }

    /** The server, too, notices that nobody waits for the answer any more. */
    @Test
    @Tag("torture")
    void a_job_that_is_gone_in_the_middle_of_a_long_statement_keeps_no_lock() throws Exception {
        strike("PERFORM pg_sleep(120)");
        SyncException failure = job.failWith("?socketTimeout=2");
        assertThat(failure.remedy()).as(failure.getMessage()).isEqualTo(Remedy.RUN_LATER);
        Transcript.fault("MERGE", "client gone", failure, "nothing", "");
        Warehouse warehouse = job.warehouse();
        await().atMost(Duration.ofSeconds(30)).until(() -> warehouse.holder().isEmpty());
        strike("NULL");
        job.run();
        job.run();
        job.assertTruth();
    }

    @Test
    @Tag("torture")
    void a_transaction_timeout_is_named() throws Exception {
        strike("PERFORM pg_sleep(60)");
        set("transaction_timeout", "1500");
        assertFails("MERGE", Remedy.RUN_LATER, "transaction timeout");
        strike("NULL");
        assertHeals();
    }

    @Test
    @Tag("torture")
    void a_table_that_somebody_keeps_locked_is_told() throws Exception {
        set("lock_timeout", "300");
        try (Connection other = job.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE calcom.ooo_entry_day IN SHARE MODE");
            assertFails("MERGE", Remedy.RUN_LATER, "lock timeout", "pg_stat_activity");
        }
        assertHeals();
    }

    @Test
    @Tag("torture")
    void sessions_that_may_not_idle_do_not_end_a_run_that_waits_for_cal_com() throws Exception {
        set("idle_session_timeout", "100");
        set("idle_in_transaction_session_timeout", "100");
        job.sandbox().faults(Faults.parse("latency=300ms"));
        assertThat(job.run().result().status()).isEqualTo("published");
    }

    @Test
    void a_server_that_accepts_no_changes_is_told() throws Exception {
        set("default_transaction_read_only", "on");
        assertFails("BEFORE_READING", Remedy.RUN_LATER, "read-only transaction", "standby");
        assertThat(job.ledger()).containsExactly("published");
        job.execute("BEGIN READ WRITE; DO $$ BEGIN EXECUTE format("
                + "'ALTER DATABASE %I RESET default_transaction_read_only', current_database()); END $$; COMMIT");
        job.run();
        job.assertTruth();
    }

    @Test
    @Tag("torture")
    void what_a_server_answers_in_the_middle_of_the_merge_decides_the_exit_code() throws Exception {
        Map<String, Remedy> states = Map.ofEntries(
                Map.entry("53100", Remedy.FREE_DISK),
                Map.entry("53200", Remedy.RUN_LATER),
                Map.entry("53400", Remedy.FREE_DISK),
                Map.entry("58030", Remedy.FREE_DISK),
                Map.entry("40001", Remedy.RUN_LATER),
                Map.entry("40P01", Remedy.RUN_LATER),
                Map.entry("42501", Remedy.FIX_CONFIGURATION),
                Map.entry("57014", Remedy.RUN_LATER),
                Map.entry("57P04", Remedy.RUN_LATER),
                Map.entry("XX000", Remedy.INVESTIGATE),
                Map.entry("XX001", Remedy.INVESTIGATE));
        for (Map.Entry<String, Remedy> state : states.entrySet()) {
            strike("RAISE 'struck' USING ERRCODE = '" + state.getKey() + "', DETAIL = 'a row'");
            assertFails("MERGE " + state.getKey(), state.getValue(), "struck");
        }
        strike("NULL");
        assertHeals();
    }

    @Test
    void a_pooler_that_changes_the_session_is_refused_before_anything_is_published() throws Exception {
        job.proxy().cut(Cut.OTHER_SESSION, List.of("to_regclass('calcom.schema_file')"));
        SyncException failure = job.failWith("?prepareThreshold=0");
        Transcript.fault("PUBLISH_BEGINS", "another session", failure, "nothing", "");
        assertThat(failure.remedy()).as(failure.getMessage()).isEqualTo(Remedy.FIX_CONFIGURATION);
        assertThat(failure.getMessage()).contains("pooler", "session mode");
        assertThat(job.published()).isEqualTo(before);
    }

    /** As a pooler in transaction mode hands out a session in which an earlier run took the lock. */
    @Test
    void a_session_that_has_the_lock_from_before_is_refused() throws Exception {
        job.execute("""
                CREATE FUNCTION public.hand_out() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
                    IF current_setting('handed.out', TRUE) = 'yes' THEN
                        PERFORM pg_try_advisory_lock(1869574003, 1);
                    END IF;
                END $$;
                CREATE EVENT TRIGGER hand_out ON login EXECUTE FUNCTION public.hand_out()
                """);
        SyncException failure = job.failWith("?options=-chanded.out=yes");
        Transcript.fault("LOCK", "a session of others", failure, "nothing", "");
        assertThat(failure.remedy()).as(failure.getMessage()).isEqualTo(Remedy.FIX_CONFIGURATION);
        assertThat(failure.getMessage()).contains("pooler");
    }
}
