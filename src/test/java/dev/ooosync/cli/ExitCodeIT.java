package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.job.Truth;
import dev.ooosync.sandbox.Faults;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxOrganization;
import dev.ooosync.sandbox.SandboxSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a scheduler sees of the finished program. */
class ExitCodeIT {

    @TempDir
    Path directory;

    private Sandbox sandbox;
    private Program program;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(300)
                .people(20)
                .rateLimit(0)
                .build());
        program = new Program(directory, sandbox.baseUrl());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void help_and_version_need_nothing() {
        Ended help = program.start(Map.of(), "--help").await();
        Ended version = program.jar().start(Map.of(), "--version").await();

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("run", "status", "rollback", "sandbox", "Exit codes:");
        assertThat(version.exitCode()).isZero();
        assertThat(version.out()).matches("ooo-sync \\S+ \\(\\S.*\\)\\s+");
    }

    @Test
    void wrong_arguments_end_with_64() {
        for (List<String> arguments : List.of(
                List.of("rnu"),
                List.of("run"),
                List.of("run", "jobs/ooo.yml", "--neww"),
                List.of("run", "a", "b"),
                List.of("run", "jobs/ooo.yml", "--wait", "10"),
                List.of("plan", "jobs/ooo.yml", "--wait=soon"),
                List.<String>of())) {
            Ended ended = program.run(arguments.toArray(String[]::new));
            assertThat(ended.exitCode()).as(arguments + ended.err()).isEqualTo(64);
            assertThat(ended.err()).contains("Usage: ");
        }
    }

    @Test
    void a_sandbox_whose_port_is_taken_says_so() {
        String port = String.valueOf(sandbox.baseUrl().getPort());

        Ended ended = program.run("sandbox", "--port", port);

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(64);
        assertThat(ended.err()).contains("Port " + port, "--port").doesNotContain("\tat ", "    at ");
    }

    @Test
    void a_wrong_configuration_ends_with_78_and_tells_all_of_it() {
        Ended ended = program.start(
                        Map.of("CALCOM_API_KEY", "cal_sandbox", "CALCOM_ORG_ID", "17x", "CALCOM_CLIENT_ID", "c"),
                        "run",
                        "jobs/ooo.yml",
                        "--sync.reading.pagesize=1000",
                        "--sync.reading.emial=a@b.example")
                .await();

        assertThat(ended.exitCode()).isEqualTo(78);
        assertThat(ended.err())
                .contains("17x", "page-size", "sync.reading.email?", "client-id")
                .doesNotContain("cal_sandbox");
    }

    @Test
    void a_refused_key_ends_with_77_in_the_servers_words() {
        Ended ended = program.start(Map.of("CALCOM_API_KEY", "cal_wrong", "CALCOM_ORG_ID", "17"), "run", "jobs/ooo.yml")
                .await();

        assertThat(ended.exitCode()).isEqualTo(77);
        assertThat(ended.err()).contains("Invalid API Key").doesNotContain("cal_wrong");
        assertThat(program.warehouse()).doesNotExist();
    }

    @Test
    void quiet_tells_a_new_warehouse_in_one_line_and_then_nothing() {
        Ended first = program.run("run", "jobs/ooo.yml", "--quiet");
        Ended second = program.run("run", "jobs/ooo.yml", "--quiet");

        assertThat(first.out())
                .matches("Run \\S+ made a new warehouse with 300 entries: " + program.warehouse() + "\n");
        assertThat(first.err()).isEmpty();
        assertThat(second).isEqualTo(new Ended(0, "", ""));
    }

    @Test
    void a_database_that_is_not_ours_ends_with_78_and_is_left_as_it_is() throws Exception {
        Path mine = directory.resolve("mine.duckdb");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + mine);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE notes AS SELECT 1 AS note");
        }
        byte[] before = Files.readAllBytes(mine);
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(mine);

        for (List<String> command : List.of(
                List.of("run", "jobs/ooo.yml"),
                List.of("plan", "jobs/ooo.yml"),
                List.of("query", "freshness", "jobs/ooo.yml"))) {
            Ended ended = program.start(
                            Map.of(
                                    "CALCOM_API_KEY",
                                    "cal_sandbox",
                                    "CALCOM_ORG_ID",
                                    "17",
                                    "WAREHOUSE_URL",
                                    "jdbc:duckdb:" + mine),
                            command.toArray(String[]::new))
                    .await();
            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(78);
            assertThat(ended.err()).contains(mine + " is a database, but not one of ooo-sync");
        }
        assertThat(mine).hasBinaryContent(before);
        assertThat(Files.getPosixFilePermissions(mine)).isEqualTo(mode);
        assertThat(directory.toFile().list((parent, name) -> name.startsWith("mine.duckdb.")))
                .isEmpty();
    }

    @Test
    void a_directory_that_is_mistyped_ends_with_78_and_is_not_made() {
        for (String setting : List.of(
                "warehouse.url=jdbc:duckdb:wharehouse/w.duckdb",
                "warehouse.url=jdbc:duckdb:var/wharehouse/w.duckdb",
                "warehouse.url=jdbc:h2:file:wharehouse/w",
                "run-store=wharehouse/run-store",
                "publishing.export=wharehouse/export")) {
            Ended ended = program.run("run", "jobs/ooo.yml", "--sync." + setting);

            assertThat(ended.exitCode()).as(setting + ended.err()).isEqualTo(78);
            assertThat(ended.err())
                    .contains(
                            "There is no directory " + directory, "wharehouse (" + setting.replaceAll("=.*", "") + ")");
            assertThat(directory.resolve("wharehouse")).doesNotExist();
            assertThat(directory.resolve("var/wharehouse")).doesNotExist();
        }
        assertThat(sandbox.traffic().requests()).isZero();
    }

    @Test
    void links_stay_links_and_what_they_lead_to_is_written() throws Exception {
        Path data = Files.createDirectories(directory.resolve("data"));
        Path pages = Files.createDirectories(directory.resolve("pages"));
        Files.createSymbolicLink(directory.resolve("var"), Path.of("data"));
        Path house = Files.createSymbolicLink(data.resolve("house"), Path.of("../pages/w.duckdb"));
        Path out = Files.createSymbolicLink(directory.resolve("out"), Path.of("pages/report.html"));
        String url = "--sync.warehouse.url=jdbc:duckdb:var/house";

        Ended ended = program.run("run", "jobs/ooo.yml", url);
        Ended report = program.run("report", "jobs/ooo.yml", "--out", "out", url);

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(report.exitCode()).as(report.err()).isZero();
        assertThat(house).isSymbolicLink();
        assertThat(out).isSymbolicLink();
        assertThat(pages.toFile().list()).containsExactlyInAnyOrder("w.duckdb", "w.duckdb.lock", "report.html");
        assertThat(data.toFile().list()).containsExactlyInAnyOrder("house", "run-store");
        Truth.assertEqual(house, sandbox.organization());
    }

    @Test
    void quiet_is_silent_about_a_retry_that_helped() {
        program.run("run", "jobs/ooo.yml");
        sandbox.faults(Faults.parse("500@1"));

        assertThat(program.run("run", "jobs/ooo.yml", "--quiet")).isEqualTo(new Ended(0, "", ""));
        sandbox.faults(Faults.parse("500@1"));
        assertThat(program.run("run", "jobs/ooo.yml").err()).contains("attempt 2 of");
    }

    @Test
    void a_path_with_blanks_and_quotes_is_a_path() throws Exception {
        Ended ended =
                program.run("run", "jobs/ooo.yml", "--sync.warehouse.url=jdbc:duckdb:var/it's a \"house\".duckdb");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        Truth.assertEqual(directory.resolve("var/it's a \"house\".duckdb"), sandbox.organization());
        assertThat(program.run("run", "jobs/ooo.yml", "--sync.warehouse.url=jdbc:duckdb:var/it's a \"house\".duckdb")
                        .out())
                .contains(": unchanged");
    }

    @Test
    void a_rollback_goes_back_and_holds_until_the_release() throws Exception {
        program.run("run", "jobs/ooo.yml");
        sandbox.organization().add();
        program.run("run", "jobs/ooo.yml");

        Ended rolledBack = program.start(Map.of(), "rollback", "jobs/ooo.yml").await();
        assertThat(rolledBack.exitCode()).as(rolledBack.err()).isZero();
        assertThat(Truth.rows(program.warehouse(), "SELECT count(*) FROM calcom.ooo_entry"))
                .containsExactly("300");
        Ended held = program.run("run", "jobs/ooo.yml", "--quiet");
        assertThat(held.exitCode()).isEqualTo(65);
        assertThat(held.err()).contains("--release");
        assertThat(program.run("rollback", "jobs/ooo.yml", "--release").exitCode())
                .isZero();
        assertThat(program.run("run", "jobs/ooo.yml").exitCode()).isZero();
        Truth.assertEqual(program.warehouse(), sandbox.organization());
    }

    @Test
    void too_many_rejects_end_with_65_and_publish_nothing() throws Exception {
        program.run("run", "jobs/ooo.yml");
        sandbox.faults(Faults.parse("wrong-type=start:0.2"));

        Ended ended = program.run("run", "jobs/ooo.yml");

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(65);
        assertThat(ended.err()).contains("rejected_record").doesNotContain(SandboxOrganization.NOTES_MARKER);
        assertThat(Truth.rows(program.warehouse(), "SELECT status FROM calcom.sync_run ORDER BY started_at"))
                .containsExactly("published", "failed");
    }

    @Test
    void an_unordered_list_is_complete_by_the_users_own_listings() {
        sandbox.faults(Faults.parse("unordered"));

        Ended ended = program.run("run", "jobs/ooo.yml");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains("complete: the organization's list is not ordered by id", "own listings of all");
    }

    @Test
    void pages_of_one_row_are_unproven_with_a_warning_and_exit_0() {
        sandbox.faults(Faults.parse("grant=1"));

        Ended ended = program.run("run", "jobs/ooo.yml", "--quiet");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("unproven");
    }

    @Test
    void a_server_that_ignores_skip_ends_with_70() {
        sandbox.faults(Faults.parse("ignore-skip"));

        assertThat(program.run("run", "jobs/ooo.yml").exitCode()).isEqualTo(70);
    }

    @Test
    void a_directory_that_cannot_be_written_ends_with_74() throws Exception {
        Files.writeString(directory.resolve("var"), "a file where the directory should be");

        Ended ended = program.run("run", "jobs/ooo.yml");

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(74);
        assertThat(ended.err()).contains(directory.resolve("var").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status jobs/ooo.yml",
                "show latest jobs/ooo.yml",
                "query freshness jobs/ooo.yml",
                "describe jobs/ooo.yml",
                "report jobs/ooo.yml --out report.html",
                "approve jobs/ooo.yml latest",
                "rollback jobs/ooo.yml",
                "rollback jobs/ooo.yml --release",
                "copy jobs/ooo.yml jobs/other.yml"
            })
    void a_warehouse_that_is_not_there_ends_with_66_names_the_place_and_leaves_nothing(String command)
            throws Exception {
        Files.writeString(
                directory.resolve("jobs/other.yml"),
                Files.readString(directory.resolve("jobs/ooo.yml"))
                        .replace("jdbc:duckdb:var/warehouse.duckdb", "jdbc:duckdb:var/other.duckdb"));

        Ended ended = program.start(Map.of(), command.split(" ")).await();

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(66);
        assertThat(ended.err())
                .contains("There is no warehouse " + program.warehouse() + ":", "WAREHOUSE_URL", "(exit code 66)");
        assertThat(directory.resolve("var")).doesNotExist();
        assertThat(directory.resolve("report.html")).doesNotExist();
    }

    @Test
    void a_warehouse_that_is_not_there_is_what_a_run_makes() {
        Ended plan = program.run("plan", "jobs/ooo.yml");
        Ended run = program.run("run", "jobs/ooo.yml");

        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void a_warehouses_server_that_does_not_answer_ends_with_69() {
        Map<String, String> nowhere = Map.of("WAREHOUSE_URL", "jdbc:postgresql://127.0.0.1:1/w", "WAREHOUSE_USER", "u");
        for (String command : List.of("status jobs/ooo.yml", "approve jobs/ooo.yml latest", "query freshness")) {
            Ended ended = program.start(nowhere, command.split(" ")).await();
            assertThat(ended.exitCode()).as(command + ended.err()).isEqualTo(69);
        }
    }

    @Test
    @Tag("torture")
    void a_server_that_is_not_there_ends_with_69() throws Exception {
        Program lost = new Program(Files.createDirectory(directory.resolve("lost")), URI.create("http://127.0.0.1:1"));

        assertThat(lost.run("run", "jobs/ooo.yml").exitCode()).isEqualTo(69);
    }
}
