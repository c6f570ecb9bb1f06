package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.postgresql.PostgresProxy.Cut;
import dev.ooosync.postgresql.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection to PostgreSQL is lost, at each step of a run that has something to publish. */
class LostConnectionTests {

    /** Where it is lost: at the last of these statements. */
    enum Step {
        LOCK("pg_try_advisory_lock"),
        BEFORE_READING("INSERT INTO calcom_staging.reading"),
        READING("UPDATE calcom_staging.reading", "UPDATE calcom_staging.reading", "COPY "),
        PUBLISH_BEGINS("to_regclass('calcom.schema_file')"),
        DETECT("INSERT INTO calcom_staging.ooo_entry_change"),
        MERGE("INSERT INTO calcom.ooo_entry_day"),
        CHECKS("INSERT INTO calcom.ooo_day", "SELECT"),
        COMMIT("INSERT INTO calcom.sync_run", "COMMIT"),
        TIDY("INSERT INTO calcom.sync_run", "COMMIT", "DROP TABLE IF EXISTS calcom_staging.ooo_entry");

        private final List<String> statements;

        Step(String... statements) {
            this.statements = List.of(statements);
        }

        List<String> statements() {
            return statements;
        }

        boolean isPublished() {
            return this == TIDY;
        }
    }

    @TempDir
    Path directory;

    private PostgresJob job;

    @BeforeEach
    void publishOnce() throws Exception {
        job = new PostgresJob(directory, PostgresServer.newDatabase());
        job.run();
        job.change();
    }

    @AfterEach
    void stop() {
        job.close();
    }

    @Test
    void a_connection_that_is_reset_at_the_commit_harms_nothing() throws Exception {
        job.proxy().cut(Cut.RESET, Step.COMMIT.statements);
        assertHarmless(Step.COMMIT, "reset", "");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("torture")
    void a_reset_at_any_step_harms_nothing(Step step) throws Exception {
        job.proxy().cut(Cut.RESET, step.statements);
        assertHarmless(step, "reset", "");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("torture")
    void a_session_that_the_server_ends_harms_nothing(Step step) throws Exception {
        job.proxy().before(job::terminate, step.statements);
        assertHarmless(step, "session ended", "");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("torture")
    void a_silent_network_harms_nothing(Step step) throws Exception {
        job.proxy().cut(Cut.STALL, step.statements);
        assertHarmless(step, "stall", "?socketTimeout=2");
    }

    @Test
    void a_commit_whose_answer_was_lost_is_found_by_the_next_run() throws Exception {
        job.proxy().cut(Cut.LOSE_ANSWER, Step.COMMIT.statements);
        SyncException failure = job.fail();
        Transcript.fault("COMMIT", "answer lost", failure, "the new state", "finds itself published");
        assertThat(failure.remedy()).as(failure.getMessage()).isEqualTo(Remedy.RUN_LATER);
        List<String> published = job.published();
        job.assertTruth();

        RunReport healed = job.run();

        assertThat(healed.resumed()).isTrue();
        assertThat(healed.result().status()).isEqualTo("published");
        assertThat(job.published()).isEqualTo(published);
        assertThat(job.ledger()).containsExactly("published", "published");
        assertThat(job.run().result().status()).isEqualTo("unchanged");
    }

    private void assertHarmless(Step step, String fault, String options) throws Exception {
        List<String> before = job.published();
        SyncException failure;
        Set<List<String>> seen;
        try (Onlooker onlooker = new Onlooker(job)) {
            failure = job.failWith(options);
            seen = onlooker.seen();
        }
        assertThat(job.proxy().hasStruck()).isTrue();
        assertThat(failure.remedy()).as(failure.getMessage()).isEqualTo(Remedy.RUN_LATER);
        assertThat(failure.getMessage()).contains("connection");
        assertThat(job.published().equals(before)).isEqualTo(!step.isPublished());
        assertThat(seen).as("states that were seen").hasSizeLessThanOrEqualTo(step.isPublished() ? 2 : 1);

        RunReport healed = job.run(options);

        Transcript.fault(step.name(), fault, failure, seen.size() == 1 ? "nothing" : "the new state", healed);
        job.run();
        job.assertTruth();
        assertThat(job.ledger()).startsWith("published", "published").doesNotContain("failed");
    }
}
