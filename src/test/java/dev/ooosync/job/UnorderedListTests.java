package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.postgresql.PostgresProxy.Cut;
import dev.ooosync.postgresql.PostgresServer;
import dev.ooosync.sandbox.Faults;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxPerson;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs against a list in an order that nobody knows: the users' own listings are asked for. */
class UnorderedListTests {

    private static final String[] SMALL_PAGES = {"--sync.reading.page-size=50", "--sync.reading.in-flight=2"};
    private static final int PEOPLE = 40;

    @RegisterExtension
    final SandboxJob job =
            SandboxJob.start(SandboxJob.of(PEOPLE, 500).faults(Faults.parse("unordered,user-ooo/unordered")));

    private final Sandbox sandbox = job.sandbox();

    private void assertTruth(RunReport report) throws Exception {
        assertThat(report.reading().complete()).as(report.reading().proof()).isTrue();
        Properties readOnly = new Properties();
        readOnly.setProperty("duckdb.read_only", "true");
        try (Connection warehouse = DriverManager.getConnection("jdbc:duckdb:" + job.warehouse(), readOnly)) {
            Truth.assertEqual(warehouse, sandbox.organization());
        }
    }

    @Test
    void a_run_is_complete_and_the_ledger_tells_by_which_way() throws Exception {
        RunReport report = job.run();
        assertTruth(report);
        assertThat(report.reading().proof())
                .contains("not ordered by id", "the own listings of all 40 users are whole");
        assertThat(job.query("SELECT completeness, proof, requests FROM calcom.sync_resource"))
                .containsExactly(List.of(
                        "complete",
                        report.reading().proof(),
                        String.valueOf(report.reading().requests())));
        // Two a user; in the second round one for a listing of ten rows and more.
        assertThat(report.reading().requests()).isBetween(2L * PEOPLE, 4L * PEOPLE);
    }

    @Test
    void a_run_that_died_goes_on_with_the_next_user() throws Exception {
        assertThatThrownBy(() -> job.run(
                        new At(350, () -> {
                            throw new IllegalStateException("a bug");
                        }),
                        new StopSignal(),
                        SMALL_PAGES))
                .isInstanceOf(SyncException.class);
        long before = sandbox.traffic().requests();
        RunReport report = job.run(SMALL_PAGES);
        assertThat(report.resumed()).isTrue();
        assertTruth(report);
        assertThat(report.reading().proof()).contains("the own listings of all 40 users are whole");
        // At least half of the users were not asked for again in the first round; the second one is of all.
        assertThat(sandbox.traffic().requests() - before)
                .isLessThan(report.reading().requests() - 2L * PEOPLE / 2);
    }

    @Test
    void a_user_who_leaves_after_the_users_were_read_has_no_entries() throws Exception {
        SandboxPerson last = sandbox.organization().people().get(PEOPLE - 1);
        long entries = sandbox.organization().entries().stream()
                .filter(entry -> entry.userId() == last.id())
                .count();
        At leaving = new At(100, () -> sandbox.organization().leave(last.id()));
        assertTruth(job.run(leaving, new StopSignal(), SMALL_PAGES));
        // What was read is what the organization's list showed of him before it showed its disorder.
        assertThat(job.query("SELECT entry_id FROM calcom.ooo_entry WHERE user_id = " + last.id()))
                .hasSizeLessThan((int) entries);
    }

    @Test
    void a_key_that_lost_its_rights_ends_the_run() {
        sandbox.faults(Faults.parse("unordered,user-ooo/403@5+,ooo/403@3+"));
        assertThatThrownBy(() -> job.run("--sync.reading.in-flight=1"))
                .isInstanceOfSatisfying(
                        SyncException.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(Remedy.FIX_ACCESS));
    }

    @Test
    void listings_that_ignore_skip_are_found_out() {
        sandbox.faults(Faults.parse("unordered,user-ooo/ignore-skip"));
        assertThatThrownBy(() -> job.run())
                .isInstanceOfSatisfying(
                        SyncException.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(Remedy.INVESTIGATE))
                .hasMessageContaining("ignores the parameter skip");
    }

    @Test
    void a_lost_connection_to_postgresql_is_resumed_with_the_next_user(@TempDir Path other) throws Exception {
        try (PostgresJob postgres = new PostgresJob(other, PostgresServer.newDatabase())) {
            postgres.sandbox().faults(Faults.parse("unordered"));
            postgres.proxy().cut(Cut.RESET, LostConnectionTests.Step.READING.statements());
            assertThat(postgres.fail().remedy()).isEqualTo(Remedy.RUN_LATER);
            RunReport report = postgres.run();
            assertThat(report.resumed()).isTrue();
            assertThat(report.reading().complete()).as(report.reading().proof()).isTrue();
            assertThat(report.reading().proof()).contains("own listings");
            postgres.assertTruth();
        }
    }
}
