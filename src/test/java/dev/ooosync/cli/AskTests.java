package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.sandbox.Faults;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import dev.ooosync.warehouse.WarehouseUnderTest;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that ask a warehouse, and the export of a run, as somebody types them. */
class AskTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    private List<String> overrides = List.of();

    @Test
    void without_a_name_the_questions_are_listed_with_what_they_can_be_told() {
        assertThat(execute("query")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "away_today\n    Who is away today",
                        "    -p group=Everybody  only its people",
                        "-p until='today + 90'");
    }

    @Test
    void an_answer_is_a_table_or_utf_8_for_other_programs() throws Exception {
        String job = warehouseWith("Zoë", "a\u001b[2Jb");

        assertThat(execute("query", "nothing_planned", job, "--limit", "1")).isZero();
        assertThat(execute("query", "nothing_planned", job, "--format", "csv")).isZero();
        assertThat(execute("query", "nothing_planned", job, "--format", "json")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        Who has no time off planned

                        display_name  zone  last_day_away
                        ------------  ----  -------------
                        Zo?           UTC
                        ... and 1 more; --limit shows more
                        display_name,zone,last_day_away\r
                        Zoë,UTC,\r
                        "a\u001b[2Jb",UTC,\r
                        [
                        {"display_name": "Zoë", "zone": "UTC", "last_day_away": null},
                        {"display_name": "a\\u001B[2Jb", "zone": "UTC", "last_day_away": null}
                        ]
                        """);
    }

    @Test
    void nothing_from_outside_moves_a_terminals_cursor() throws Exception {
        String job = warehouseWith("a\u001b[2J\u202eb");

        assertThat(execute(true, "query", "nothing_planned", job, "--format", "csv"))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("display_name,zone,last_day_away\n\"a [2J b\",UTC,\n");
    }

    @Test
    void a_spreadsheet_is_told_that_the_answer_is_utf_8() throws Exception {
        String job = warehouseWith("Zoë");

        assertThat(execute("query", "nothing_planned", job, "--format", "csv", "--bom"))
                .isZero();
        assertThat(execute("query", "nothing_planned", job, "--bom")).isEqualTo(64);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("\ufeffdisplay_name,zone,last_day_away\r\nZoë,UTC,\r\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--bom works with --format csv only");
    }

    @Test
    void wrong_arguments_end_with_64_and_what_there_is() throws Exception {
        String job = warehouseWith("Ada");

        assertThat(execute("query", "away_tody", job)).isEqualTo(64);
        assertThat(execute("query", "away_soon", job, "-p", "dayz=3")).isEqualTo(64);
        assertThat(execute("query", "away_soon", job, "-p", "days=soon")).isEqualTo(64);
        assertThat(execute("query", "away_soon", job, "-p", "days")).isEqualTo(64);
        assertThat(execute("query", "away_soon", job, "-p", "group=Salse")).isEqualTo(64);
        assertThat(execute("query", "away_soon", job, "--format", "xml")).isEqualTo(64);
        assertThat(execute("describe", job, "--table", "ooo_dya")).isEqualTo(64);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "no query away_tody. Did you mean away_today? There are:",
                        "no parameter dayz. Did you mean days?",
                        "is \"soon\"; it must be a whole number",
                        "no group of people Salse",
                        "no table or view ooo_dya. Did you mean ooo_day?");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void a_question_is_about_the_jobs_organization() throws Exception {
        String job = warehouseWith("Ada");
        WarehouseUnderTest target = Kind.H2.none(directory);
        target.execute(run("20260102T0300-aaaa", 18), person(18, 0, "Bob"), person(18, 1, "Bob"));

        assertThat(execute("query", "nothing_planned", job)).isEqualTo(78);
        assertThat(execute("show", "latest", job)).isEqualTo(78);
        assertThat(execute("show", "7", job)).isEqualTo(78);
        assertThat(execute("report", job, "--out", directory + "/r.html")).isEqualTo(78);
        assertThat(execute("approve", job, "latest")).isEqualTo(78);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .filteredOn(
                        line -> line.contains("holds several organizations: 17, 18. Say which one: set CALCOM_ORG_ID"))
                .hasSize(5);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();

        overrides = List.of("--sync.cal-com.organization=18");
        assertThat(execute("query", "nothing_planned", job, "--format", "csv")).isZero();
        assertThat(execute("query", "nothing_planned", job, "--sql")).isZero();
        assertThat(execute("show", "latest", job)).isZero();
        assertThat(execute("status", job)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("display_name,zone,last_day_away\r\n\"Bob (user 0)\",UTC,\r\n\"Bob (user 1)\",UTC,\r\n")
                .contains(
                        "person.org_id = 18 AND",
                        "  id               20260102T0300-aaaa\n",
                        "Job        test, organization 18\n",
                        "20260102T0300-aaaa            18  ",
                        "20260101T0300-aaaa            17  ");

        assertThat(execute("approve", job, "20260101T0300-aaaa")).isEqualTo(64);
        assertThat(execute("show", "7", job)).isEqualTo(64);
        overrides = List.of("--sync.cal-com.organization=19");
        assertThat(execute("query", "nothing_planned", job)).isEqualTo(69);
        overrides = List.of("--sync.cal-com.organization=x");
        assertThat(execute("query", "nothing_planned", job)).isEqualTo(78);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "There is no run 20260101T0300-aaaa of the job test for organization 18; status lists the runs.",
                        "No run has published an entry 7 of organization 18.",
                        "anything of organization 19 (cal-com.organization). This warehouse holds 17, 18.",
                        "sync.cal-com.organization");
    }

    @Test
    void a_table_is_described() throws Exception {
        assertThat(execute("describe", warehouseWith(), "--table", "freshness")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("freshness (view): How old and how complete the data is")
                .contains("  completeness      character varying  Its verdict: complete or unproven.\n");
    }

    @Test
    void an_export_that_fails_is_told_and_costs_nothing_that_is_published() throws Exception {
        Path export = Files.writeString(directory.resolve("export"), "in the way");
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .port(0)
                .people(5)
                .entries(20)
                .build())) {
            String job = job("jdbc:duckdb:" + directory.resolve("w.duckdb"), sandbox, export);

            assertThat(execute("run", job)).isEqualTo(74);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains(
                            "NOT EXPORTED: run ",
                            " is published, but not exported. The export into " + export + " failed")
                    .contains("The next run exports again. Exit code 74.");
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains(": published\n")
                    .doesNotContain("  Export ");

            Files.delete(export);
            out.reset();
            assertThat(execute("run", job)).isZero();
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains(": unchanged\n", "  Export     " + export.resolve("current") + "\n");
            assertThat(export.resolve("current/ooo_day.parquet")).isNotEmptyFile();
        }
    }

    @Test
    void what_is_gone_is_closed_at_once_without_a_settle_time() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .port(0)
                .people(5)
                .entries(20)
                .build())) {
            String job = job("jdbc:duckdb:" + directory.resolve("w.duckdb"), sandbox, null);
            assertThat(execute("run", job)).isZero();
            sandbox.organization()
                    .delete(sandbox.organization().entries().get(3).id());
            assertThat(execute("run", job)).isZero();
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("19 read, 0 created, 0 updated, 0 closed");

            overrides = List.of("--sync.publishing.settle-time=0s");
            assertThat(execute("run", job))
                    .as(err.toString(StandardCharsets.UTF_8))
                    .isZero();

            assertThat(out.toString(StandardCharsets.UTF_8)).contains("19 read, 0 created, 0 updated, 1 closed");
        }
    }

    @Test
    void fields_that_this_version_does_not_know_are_named_by_run_and_status() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .port(0)
                .people(5)
                .entries(20)
                .build())) {
            String job = job("jdbc:duckdb:" + directory.resolve("w.duckdb"), sandbox, null);
            sandbox.faults(Faults.parse("unknown-field"));
            assertThat(execute("run", job)).isZero();
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("  Unknown    fields of entries that this version does not know: approval\n");

            assertThat(execute("status", job)).isZero();
            assertThat(out.toString(StandardCharsets.UTF_8).lines())
                    .filteredOn(line -> line.endsWith(": fields of entries that its version does not know: approval"))
                    .hasSize(1);

            out.reset();
            sandbox.faults(Faults.none());
            assertThat(execute("run", job)).isZero();
            assertThat(execute("status", job)).isZero();
            assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("does not know");
        }
    }

    private int execute(String... arguments) {
        return execute(false, arguments);
    }

    private int execute(boolean terminal, String... arguments) {
        Signals signals = new Signals();
        try (PrintStream answer = new PrintStream(out, true, StandardCharsets.US_ASCII);
                PrintStream wrong = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            Console console = new Console(answer, wrong, terminal);
            return OooSync.execute(
                    new Surroundings(console, Clock.systemUTC(), Map.of("OOO_SYNC_ENV", ""), overrides, signals),
                    arguments);
        } finally {
            signals.finished();
        }
    }

    /** People of UTC who are never away. */
    private String warehouseWith(String... names) throws Exception {
        WarehouseUnderTest target = Kind.H2.empty(directory);
        target.execute(run("20260101T0300-aaaa", 17));
        for (int person = 0; person < names.length; person++) {
            target.execute(person(17, person, names[person]));
        }
        return job(target.settings().url(), null, null);
    }

    private static String person(int org, int person, String name) {
        return """
                INSERT INTO calcom.org_user_history
                SELECT %d, %d, 1, '%s', NULL, NULL, NULL, 'UTC', 'UTC', 'MEMBER', TRUE, NULL, TIMESTAMP '2026-01-01', 'r',
                       TIMESTAMP '2026-01-01', NULL, TRUE, 'initial', NULL, NULL
                """.formatted(org, person, name);
    }

    private static String run(String runId, int org) {
        return """
                INSERT INTO calcom.sync_run
                SELECT '%s', 'test', %d, 'full', NULL, TIMESTAMP '2026-01-01', TIMESTAMP '2026-01-01', TIMESTAMP '2026-01-01',
                       'published', 0, NULL, 'test', NULL
                """.formatted(runId, org);
    }

    private String job(String url, Sandbox sandbox, Path export) throws IOException {
        String calCom = sandbox == null
                ? ""
                : "  cal-com: { base-url: \"%s\", organization: 17, api-key: cal_sandbox }\n"
                        .formatted(sandbox.baseUrl());
        String publishing = export == null ? "" : "  publishing: { export: \"%s\" }\n".formatted(export);
        Path job = directory.resolve("job.yml");
        Files.writeString(
                job,
                "sync:\n  job: test\n  warehouse: { url: \"%s\" }\n  privacy: { notes: keep }\n  run-store: \"%s\"\n"
                                .formatted(url, directory.resolve("run-store"))
                        + calCom
                        + publishing);
        return job.toString();
    }
}
