package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.job.LostConnectionTests.Step;
import dev.ooosync.postgresql.OwnPostgres;
import dev.ooosync.postgresql.OwnPostgres.Stop;
import dev.ooosync.sandbox.SandboxEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that stops, is not there, or has no room left. */
class RestartedServerTests {

    private static OwnPostgres server;
    private static int databases;

    @TempDir
    Path directory;

    private PostgresJob job;

    @BeforeAll
    static void startServer(@TempDir Path data) {
        server = new OwnPostgres(data);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    private PostgresJob published() throws Exception {
        job = new PostgresJob(directory, server.newDatabase("own_" + ++databases));
        return publish();
    }

    private PostgresJob publish() throws Exception {
        job.run();
        job.change();
        return job;
    }

    @AfterEach
    void stop() {
        if (job != null) {
            job.close();
        }
        if (!server.isRunning()) {
            server.start();
        }
    }

    @Test
    void a_server_that_stops_in_the_merge_harms_nothing() throws Exception {
        published();
        stopped(Step.MERGE, Stop.IMMEDIATE, "");
    }

    @ParameterizedTest
    @CsvSource({
        "LOCK, FAST",
        "BEFORE_READING, FAST",
        "READING, FAST",
        "READING, IMMEDIATE",
        "PUBLISH_BEGINS, FAST",
        "DETECT, FAST",
        "MERGE, FAST",
        "CHECKS, IMMEDIATE",
        "COMMIT, FAST",
        "COMMIT, IMMEDIATE",
        "TIDY, FAST",
        "TIDY, IMMEDIATE"
    })
    @Tag("torture")
    void a_server_that_stops_at_any_step_harms_nothing(Step step, Stop how) throws Exception {
        published();
        stopped(step, how, "");
    }

    @ParameterizedTest
    @CsvSource({"BEFORE_READING, FAST", "READING, IMMEDIATE", "MERGE, FAST", "COMMIT, IMMEDIATE", "TIDY, FAST"})
    @Tag("torture")
    void a_server_that_stops_with_the_run_store_on_it_harms_nothing(Step step, Stop how) throws Exception {
        job = new PostgresJob(directory, server.newDatabase("own_" + ++databases));
        job.keepRunStoreOnServer();
        publish();
        stopped(step, how, ", run store on it");
    }

    private void stopped(Step step, Stop how, String note) throws Exception {
        List<String> before = job.published();
        job.proxy().before(() -> server.stop(how), step.statements());

        SyncException failure = job.fail();

        assertThat(job.proxy().hasStruck()).isTrue();
        assertThat(failure.remedy()).as(failure.getMessage()).isEqualTo(Remedy.RUN_LATER);
        SyncException away = job.fail();
        assertThat(away.remedy()).as(away.getMessage()).isEqualTo(Remedy.RUN_LATER);
        assertThat(away.getMessage()).contains("127.0.0.1");
        server.start();
        assertThat(job.published().equals(before)).isEqualTo(!step.isPublished());
        RunReport healed = job.run();
        Transcript.fault(step.name(), "server stops, " + how + note, failure, "nothing", healed);
        job.run();
        job.assertTruth();
    }

    @Test
    void a_disk_of_the_server_that_is_full_in_the_merge_harms_nothing(@TempDir Path room) throws Exception {
        fullAt(Step.MERGE, room);
    }

    @Test
    @Tag("torture")
    void a_disk_of_the_server_that_is_full_in_the_reading_harms_nothing(@TempDir Path room) throws Exception {
        fullAt(Step.READING, room);
    }

    /** A small file system of its own below the tables. To mount one takes root. */
    private void fullAt(Step step, Path room) throws Exception {
        assumeTrue(call("mount", "-t", "tmpfs", "-o", "size=24m,mode=0700", "tmpfs", room.toString()) == 0, "root");
        Path filler = room.resolve("filler");
        try {
            String name = "own_" + ++databases;
            job = new PostgresJob(directory, server.newDatabase(name));
            server.execute("CREATE TABLESPACE tight_" + name + " LOCATION '" + room + "'");
            server.execute("ALTER DATABASE " + name + " SET default_tablespace = tight_" + name);
            job.run();
            for (SandboxEntry entry : job.sandbox().organization().entries()) {
                job.sandbox().organization().edit(entry.id());
            }
            List<String> before = job.published();
            job.proxy().before(() -> fill(filler), step.statements());

            SyncException failure = job.fail();

            assertThat(failure.remedy()).as(failure.getMessage()).isEqualTo(Remedy.FREE_DISK);
            assertThat(failure.getMessage()).contains("No space left on device");
            assertThat(job.published()).isEqualTo(before);
            Files.delete(filler);
            Transcript.fault(step.name(), "server's disk full", failure, "nothing", job.run());
            job.run();
            job.assertTruth();
            server.execute("DROP DATABASE " + name + " (FORCE)");
            server.execute("DROP TABLESPACE tight_" + name);
        } finally {
            call("umount", "-l", room.toString());
        }
    }

    private static void fill(Path filler) {
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            // That was the last page.
        }
    }

    private static int call(String... command) throws Exception {
        return new ProcessBuilder(command).start().waitFor();
    }

    @Test
    @Tag("torture")
    void a_server_that_is_not_there_is_named() throws Exception {
        published();
        server.stop(Stop.FAST);
        SyncException failure = job.fail();
        Transcript.fault("start", "server down", failure, "nothing", "");
        assertThat(failure.remedy()).isEqualTo(Remedy.RUN_LATER);
        assertThat(failure.getMessage()).contains("jdbc:postgresql://127.0.0.1:", "warehouse.url");
    }
}
