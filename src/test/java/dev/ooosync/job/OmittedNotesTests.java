package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.SyncException;
import dev.ooosync.postgresql.PostgresServer;
import dev.ooosync.sandbox.Faults;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxOrganization;
import dev.ooosync.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With notes omitted no table of a server holds one, staging and the run store included; and none ever the key. */
class OmittedNotesTests {

    @TempDir
    Path directory;

    private final String url = PostgresServer.newDatabase();

    private String[] settings(String notes) {
        return Stream.concat(
                        Arrays.stream(ScriptedJob.SMALL_PAGES),
                        Stream.of(
                                "--sync.warehouse.url=" + url,
                                "--sync.warehouse.user=" + PostgresServer.USER,
                                "--sync.run-store=warehouse",
                                "--sync.privacy.notes=" + notes,
                                "--sync.publishing.reject-limit-percent=20"))
                .toArray(String[]::new);
    }

    @Test
    void no_table_of_the_server_holds_a_note() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .people(20)
                .entries(400)
                .rateLimit(0)
                .build())) {
            JobHarness job = new JobHarness(directory, sandbox);
            sandbox.faults(Faults.parse("wrong-type=start:0.05"));
            job.run(settings("omit"));
            At bug = new At(200, () -> {
                throw new IllegalStateException("a bug");
            });
            assertThatThrownBy(() -> job.run(bug, new StopSignal(), settings("omit")))
                    .isInstanceOf(SyncException.class);
            try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, "")) {
                assertThat(Traces.tables(connection, SandboxOrganization.NOTES_MARKER))
                        .isEmpty();
                assertThat(Traces.tables(connection, "cal_sandbox")).isEmpty();
                assertThat(Traces.tables(connection, "vacation"))
                        .contains("calcom.ooo_entry", "calcom.rejected_record")
                        .anyMatch(table -> table.startsWith("calcom_staging."));

                job.run(settings("keep"));
                assertThat(Traces.tables(connection, SandboxOrganization.NOTES_MARKER))
                        .contains("calcom.ooo_entry", "calcom.ooo_entry_payload", "calcom.rejected_record");
            }
        }
    }
}
