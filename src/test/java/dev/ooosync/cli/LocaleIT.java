package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine whose locale has other digits, and one that has no locale. */
class LocaleIT {

    private static final String ARABIC = "-Duser.language=ar -Duser.country=EG -Duser.language.format=ar"
            + " -Duser.country.format=EG -Duser.language.display=ar -Duser.country.display=EG";

    private static Sandbox sandbox;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(300)
                .people(20)
                .rateLimit(0)
                .build());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void the_locale_reaches_neither_what_is_stored_nor_what_is_said() throws Exception {
        Program program = new Program(directory, sandbox.baseUrl(), Map.of("JAVA_TOOL_OPTIONS", ARABIC));

        Ended run = program.run("run", "jobs/ooo.yml");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("300 read").matches("\\p{ASCII}*");
        assertThat(program.run("status", "jobs/ooo.yml").out()).matches("\\p{ASCII}*");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + program.warehouse());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT proof FROM calcom.sync_resource")) {
            int proofs = 0;
            while (rows.next()) {
                proofs++;
                assertThat(rows.getString(1)).matches("\\p{ASCII}*");
            }
            assertThat(proofs).isPositive();
        }
    }

    @Test
    void what_is_said_is_utf_8_without_a_locale() throws Exception {
        Program program = new Program(directory, sandbox.baseUrl(), Map.of("LC_ALL", "C"));
        Path job = Files.writeString(
                directory.resolve("jobs/empty.yml"), "sync:\n  job: test\n  warehouse: { url: \"Jörg\" }\n");

        Ended ended = program.run("status", "jobs/" + job.getFileName());

        assertThat(ended.exitCode()).isEqualTo(78);
        assertThat(ended.err()).contains("\"Jörg\"");
    }

    @Test
    void a_path_that_the_locale_cannot_name_is_told_with_the_remedy() throws Exception {
        Program program = new Program(directory, sandbox.baseUrl(), Map.of("LC_ALL", "C"));

        Ended argument = program.run("status", "jobs/ö.yml");
        Ended url = program.start(
                        Map.of("WAREHOUSE_URL", "jdbc:duckdb:" + directory + "/ö.duckdb"), "status", "jobs/ooo.yml")
                .await();
        Ended runStore = program.start(
                        Map.of("RUN_STORE", "ö", "CALCOM_API_KEY", "cal_sandbox", "CALCOM_ORG_ID", "17"),
                        "run",
                        "jobs/ooo.yml")
                .await();
        Ended variables = program.start(Map.of("OOO_SYNC_ENV", "ö.env"), "status", "jobs/ooo.yml")
                .await();

        assertThat(argument.exitCode()).isEqualTo(64);
        assertThat(url.exitCode()).isEqualTo(78);
        assertThat(runStore.exitCode()).isEqualTo(78);
        assertThat(variables.exitCode()).isEqualTo(78);
        for (Ended ended : new Ended[] {argument, url, runStore, variables}) {
            assertThat(ended.err()).contains("ANSI_X3.4-1968; set LC_ALL=C.UTF-8");
        }
    }

    @Test
    void the_launcher_sets_a_locale_where_there_is_none() throws Exception {
        try (Installation installation = Installation.unpack()) {
            Path place = installation.directory("Jörg");
            Files.createDirectories(place.resolve("jobs"));
            Files.copy(Path.of("jobs/ooo.yml"), place.resolve("jobs/ö.yml"));
            for (Map<String, String> locale :
                    List.of(Map.<String, String>of(), Map.of("LC_ALL", "POSIX"), Map.of("LANG", "C"))) {
                Ended ended = installation.run(place, locale, "status", "jobs/ö.yml");

                assertThat(ended.exitCode()).as(ended.err()).isEqualTo(66);
                assertThat(ended.err()).contains("/Jörg/var/warehouse.duckdb");
            }
        }
    }
}
