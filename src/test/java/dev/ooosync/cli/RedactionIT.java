package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.cli.Program.Running;
import dev.ooosync.job.Traces;
import dev.ooosync.sandbox.Faults;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxOrganization;
import dev.ooosync.sandbox.SandboxSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs end in every way; then every byte that was written is searched for the credentials and for notes. */
class RedactionIT {

    private static final String KEY = "cal_wombat4711";
    private static final String WRONG_KEY = "cal_numbat4711";
    private static final String SECRET = "dugong-4711-secret";

    private static final Map<String, String> BY_KEY = Map.of("CALCOM_API_KEY", KEY, "CALCOM_ORG_ID", "17");
    private static final Map<String, String> BY_WRONG_KEY = Map.of("CALCOM_API_KEY", WRONG_KEY, "CALCOM_ORG_ID", "17");
    private static final Map<String, String> BY_CLIENT =
            Map.of("CALCOM_CLIENT_ID", "sandbox-client", "CALCOM_SECRET_KEY", SECRET, "CALCOM_ORG_ID", "17");

    @TempDir
    Path directory;

    private Sandbox sandbox;
    private Program program;
    private String notes = "keep";

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(800)
                .people(30)
                .rateLimit(0)
                .apiKey(KEY)
                .client("sandbox-client", SECRET)
                .build());
        program = new Program(Files.createDirectory(directory.resolve("written")), sandbox.baseUrl());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Ended run(int exitCode, Map<String, String> credentials, String faults, String... more) {
        sandbox.faults(Faults.parse(faults));
        sandbox.organization().edit(sandbox.organization().entries().get(5).id());
        String[] arguments = Stream.concat(
                        Stream.of("run", "jobs/ooo.yml", "--sync.privacy.notes=" + notes), Stream.of(more))
                .toArray(String[]::new);
        Ended ended = program.start(credentials, arguments).await();
        assertThat(ended.exitCode()).as(faults + ended.err()).isEqualTo(exitCode);
        return ended;
    }

    private void killedInTheMiddle() {
        sandbox.faults(Faults.parse("latency=300ms@4+"));
        long before = sandbox.traffic().listRequests();
        Running running = program.start(
                BY_KEY,
                "run",
                "jobs/ooo.yml",
                "--sync.reading.in-flight=1",
                "--sync.reading.page-size=100",
                "--sync.privacy.notes=" + notes);
        await().atMost(Duration.ofSeconds(60)).until(() -> sandbox.traffic().listRequests() > before + 5);
        running.kill();
    }

    /** The endings that cost no waiting. */
    private void shortTorture() {
        run(0, BY_CLIENT, "500@1,malformed@3");
        run(77, BY_WRONG_KEY, "");
        run(65, BY_KEY, "wrong-type=start:0.2");
        killedInTheMiddle();
    }

    private void longTorture() {
        shortTorture();
        run(0, BY_KEY, "");
        run(69, BY_KEY, "500@3+");
        run(70, BY_CLIENT, "malformed@3+");
        run(70, BY_KEY, "html@2+");
        run(69, BY_CLIENT, "truncate@3+");
        run(77, BY_CLIENT, "403@2+");
        run(64, BY_KEY, "", "--api-key=" + "nothing");
        run(78, BY_KEY, "", "--sync.reading.page-size=0");
        run(0, BY_KEY, "wrong-type=notes:0.004");
        heldAndReviewed();
        for (String command : List.of("status", "settings", "rollback")) {
            program.start(BY_CLIENT, command, "jobs/ooo.yml").await();
        }
        run(65, BY_KEY, "");
    }

    private void heldAndReviewed() {
        sandbox.organization()
                .people()
                .subList(0, 20)
                .forEach(person -> sandbox.organization().leave(person.id()));
        String atOnce = "--sync.publishing.settle-time=1ms";
        run(65, BY_KEY, "", atOnce);
        String entry = String.valueOf(sandbox.organization().entries().get(5).id());
        for (List<String> command : List.of(
                List.of("plan", "jobs/ooo.yml", "--fields", "--all", atOnce, "--sync.privacy.notes=" + notes),
                List.of("show", "latest", "--all"),
                List.of("show", entry, "--all"),
                List.of("approve", "jobs/ooo.yml", "latest"))) {
            Ended ended = program.start(BY_KEY, command.toArray(String[]::new)).await();
            assertThat(ended.exitCode()).as(command + ended.err()).isZero();
        }
        run(0, BY_KEY, "", atOnce);
    }

    /** Notes may stand only in the tables that are made for them. */
    private void assertRedacted() throws Exception {
        Traces traces = new Traces(program.directory(), directory.resolve("copy"));
        for (String secret : List.of(KEY, WRONG_KEY, SECRET, "wombat4711", "dugong")) {
            assertThat(traces.of(secret)).as(secret).isEmpty();
        }
        assertThat(traces.of("run-id")).contains("var/run-store/ooo.mv.db: script");
        List<String> found = new ArrayList<>(traces.of(SandboxOrganization.NOTES_MARKER));
        if (notes.equals("omit")) {
            assertThat(found).isEmpty();
            return;
        }
        assertThat(found)
                .contains("var/warehouse.duckdb: calcom.ooo_entry", "var/warehouse.duckdb: calcom.rejected_record");
        assertThat(found)
                .allMatch(place -> place.matches(
                        "var/warehouse\\.duckdb(\\.staging(\\.wal)?|\\.\\d+)?(: (calcom|main|calcom_staging|staging)\\.(ooo_entry(_history|_payload)?|"
                                + "rejected_record|.*entr.*|.*reject.*))?"));
    }

    @Test
    void notes_that_are_kept_stand_in_their_tables_only_and_credentials_nowhere() throws Exception {
        shortTorture();
        assertRedacted();
    }

    @Test
    @Tag("torture")
    void notes_that_are_omitted_stand_nowhere() throws Exception {
        notes = "omit";
        longTorture();
        assertRedacted();
    }

    @Test
    @Tag("torture")
    void nothing_is_told_however_runs_end() throws Exception {
        longTorture();
        assertRedacted();
    }
}
