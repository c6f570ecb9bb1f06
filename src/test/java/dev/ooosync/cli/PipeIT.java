package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.job.Truth;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers into a pipe whose reader ends first, and into a full disk. */
class PipeIT {

    /** Of a program that SIGPIPE has ended. */
    private static final int UNREAD = 141;

    private static final String LONG =
            "query longest_absences jobs/ooo.yml -p from=2000-01-01 -p until=2099-12-31 -p rows=100000";

    @TempDir
    static Path directory;

    private static Sandbox sandbox;
    private static Program program;

    @BeforeAll
    static void run() throws Exception {
        sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(3_000)
                .people(50)
                .rateLimit(0)
                .build());
        program = new Program(directory, sandbox.baseUrl());
        assertThat(program.run("run", "jobs/ooo.yml").exitCode()).isZero();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static Stream<String> answers() {
        return Stream.of(
                LONG + " --limit 100000",
                LONG + " --format csv",
                LONG + " --format json",
                LONG + " --sql",
                "query",
                "describe jobs/ooo.yml",
                "describe jobs/ooo.yml --format markdown",
                "describe jobs/ooo.yml --format dbt",
                "show latest jobs/ooo.yml --all",
                "show " + sandbox.organization().entries().get(0).id() + " jobs/ooo.yml",
                "status jobs/ooo.yml",
                "settings jobs/ooo.yml");
    }

    @Test
    void a_reader_of_one_line_ends_an_answer_quietly() {
        answers().forEach(command -> {
            Ended ended = program.pipe(List.of("head", "-1"), command.split(" "));

            assertThat(ended.err()).as(command).isEmpty();
            assertThat(ended.exitCode()).as(command).isIn(0, UNREAD);
            assertThat(ended.out().lines()).as(command).hasSize(1);
        });
    }

    /** It has ended before the first word, so that each command writes into nothing. */
    @Test
    void a_reader_that_reads_nothing_ends_an_answer_quietly() {
        answers().forEach(command -> {
            Ended ended = program.pipe(List.of("true"), command.split(" "));

            assertThat(ended.err()).as(command).isEmpty();
            assertThat(ended.exitCode()).as(command).isEqualTo(UNREAD);
        });
    }

    /** Much more than a pipe holds. */
    @Test
    void a_long_answer_ends_with_its_reader() {
        for (String format : List.of("table --limit 100000", "csv", "json")) {
            Ended ended = program.pipe(List.of("head", "-1"), (LONG + " --format " + format).split(" "));

            assertThat(ended.exitCode()).as(format + ended.err()).isEqualTo(UNREAD);
        }
    }

    @Test
    void a_run_goes_on_without_its_reader() throws Exception {
        sandbox.organization().add();

        Ended ended = program.pipe(List.of("true"), "run", "jobs/ooo.yml");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
        Truth.assertEqual(program.warehouse(), sandbox.organization());
    }

    /** Who takes that for a failure does it again: a second rollback would go further back. */
    @Test
    void what_is_done_is_no_failure_because_nobody_reads_of_it() {
        String[] report = {"report", "jobs/ooo.yml", "--out", "report.html"};

        assertThat(program.pipe(List.of("true"), report).exitCode()).isZero();
        assertThat(program.into(Path.of("/dev/full"), report).exitCode()).isZero();
        assertThat(directory.resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void a_full_disk_is_told_whatever_the_answer() {
        for (String format : List.of("table", "csv", "json")) {
            Ended ended = program.into(Path.of("/dev/full"), (LONG + " --format " + format).split(" "));

            assertThat(ended.exitCode()).as(format).isEqualTo(74);
            assertThat(ended.err())
                    .as(format)
                    .contains("standard output takes no more")
                    .doesNotContain("    at ");
        }
    }
}
