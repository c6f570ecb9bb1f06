package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.insight.Queries;
import dev.ooosync.insight.Question;
import dev.ooosync.job.OlderFixture;
import dev.ooosync.warehouse.PublishSession;
import dev.ooosync.warehouse.WarehouseSession;
import dev.ooosync.warehouse.WarehouseUnderTest;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The commands on a warehouse of version 0.1.0 before this version has run: they work, or say that the job must run first.
 */
@ParameterizedClass
@EnumSource(Kind.class)
class OlderWarehouseTests {

    private static final int RUN_FIRST = 66;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Parameter
    Kind kind;

    @TempDir
    Path directory;

    private WarehouseUnderTest older;
    private String job;

    @BeforeEach
    void restore() throws Exception {
        older = OlderFixture.restore(kind, Files.createDirectory(directory.resolve("old")));
        job = job("old.yml", older);
    }

    @AfterEach
    void drop() {
        older.drop();
    }

    private String job(String name, WarehouseUnderTest warehouse) throws Exception {
        String user =
                kind == Kind.POSTGRESQL ? ", user: " + warehouse.settings().user() : "";
        return Files.writeString(directory.resolve(name), """
                sync:
                  job: test
                  cal-com: { base-url: "http://127.0.0.1:9/v2", organization: 17, api-key: cal_sandbox }
                  warehouse: { url: "%s"%s }
                  privacy: { notes: keep }
                  run-store: "%s"
                """.formatted(
                                warehouse.settings().url(), user, directory.resolve("run-store")))
                .toString();
    }

    private int execute(String... arguments) {
        out.reset();
        err.reset();
        Signals signals = new Signals();
        try (PrintStream answer = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream wrong = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            return OooSync.execute(
                    new Surroundings(
                            new Console(answer, wrong, false),
                            Clock.systemUTC(),
                            Map.of("OOO_SYNC_ENV", ""),
                            List.of(),
                            signals),
                    arguments);
        } finally {
            signals.finished();
        }
    }

    private void assertWorks(String... arguments) {
        assertThat(execute(arguments)).as("%s: %s", List.of(arguments), err).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isNotBlank();
    }

    private void assertSaysToRun(String... arguments) {
        assertThat(execute(arguments)).as("%s: %s", List.of(arguments), err).isEqualTo(RUN_FIRST);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("another version of ooo-sync", "ooo-sync run JOB", "Run the job first")
                .doesNotContain("Error", "SQL", "    at ");
    }

    /** As a run does first. */
    private void bringUpToDate() {
        try (WarehouseSession session = older.warehouse().lock(Instant.EPOCH);
                PublishSession publish = session.publishing()) {
            publish.publish(true, null);
        }
    }

    @Test
    void every_question_is_answered_but_the_one_about_what_is_new() {
        for (Question question : Queries.all()) {
            assertWorks("query", question.name(), job, "--sql");
            if (question.name().equals("freshness")) {
                assertSaysToRun("query", question.name(), job);
            } else {
                assertWorks("query", question.name(), job);
            }
        }
        bringUpToDate();
        assertWorks("query", "freshness", job);
    }

    @Test
    void what_tells_of_the_newest_runs_waits_for_the_next_one() throws Exception {
        Path report = directory.resolve("report.html");
        WarehouseUnderTest empty = kind.none(Files.createDirectory(directory.resolve("new")));
        String other = job("new.yml", empty);
        String run = older.rows("SELECT MAX(run_id) FROM calcom.sync_run WHERE org_id = 17")
                .get(0)
                .get(0);

        assertSaysToRun("status", job);
        assertSaysToRun("report", job, "--out", report.toString());
        assertThat(report).doesNotExist();
        assertSaysToRun("show", "latest", job);
        assertSaysToRun("show", run, job);
        assertSaysToRun("copy", job, other);
        assertWorks("show", "1", job);
        assertWorks("describe", job);

        bringUpToDate();
        assertWorks("status", job);
        assertWorks("report", job, "--out", report.toString());
        assertThat(report).exists();
        assertWorks("show", "latest", job);
        assertWorks("show", run, job);
        assertWorks("copy", job, other);
        empty.drop();
    }

    @Test
    void closings_that_the_older_version_held_are_released() throws Exception {
        assertWorks("approve", job, "latest");
        assertWorks("approve", job, "latest", "--revoke");
    }

    @Test
    void files_go_back_to_the_older_version_and_others_say_what_they_always_say() {
        if (kind != Kind.DUCKDB) {
            assertThat(execute("rollback", job)).isEqualTo(64);
            return;
        }
        bringUpToDate();
        assertWorks("rollback", job);
        assertWorks("query", "away_today", job);
        assertSaysToRun("status", job);
        assertWorks("rollback", job, "--release");
    }
}
