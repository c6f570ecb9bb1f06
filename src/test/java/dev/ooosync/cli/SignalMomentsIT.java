package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.cli.Program.Running;
import dev.ooosync.job.Truth;
import dev.ooosync.sandbox.Faults;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SIGTERM and SIGINT at every moment of a run; see {@code target/signals.md}. */
class SignalMomentsIT {

    private static final Path TRANSCRIPT = Path.of("target/signals.md");
    private static final String[] RUN = {"run", "jobs/ooo.yml", "--sync.reading.page-size=50"};

    @TempDir
    Path directory;

    @Test
    void a_signal_while_publishing_is_obeyed_after_the_publish() throws Exception {
        signalled(Moment.COPYING, "TERM");
    }

    @ParameterizedTest
    @CsvSource({
        "LOCKED, TERM", "LOCKED, INT", "READING, TERM", "READING, INT", "COPYING, TERM", "COPYING, INT",
        "MERGING, TERM", "MERGING, INT", "SWAPPING, TERM", "SWAPPING, INT", "SWAPPED, TERM", "SWAPPED, INT"
    })
    @Tag("torture")
    void a_signal_at_any_moment_keeps_the_work(Moment moment, String signal) throws Exception {
        signalled(moment, signal);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    @Tag("torture")
    void a_signal_while_cal_com_is_asked_about_what_is_gone_keeps_the_reading(String signal, int exitCode)
            throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(300)
                .rateLimit(0)
                .build())) {
            Program program = new Program(directory, sandbox.baseUrl());
            String[] run = {"run", "jobs/ooo.yml", "--sync.publishing.settle-time=1ms"};
            assertThat(program.run(run).exitCode()).isZero();
            sandbox.organization()
                    .delete(sandbox.organization().entries().get(7).id());
            sandbox.faults(Faults.parse("user-ooo/latency=20s"));
            Object before = Moment.key(program.warehouse());
            Running running = program.start(run);
            await().atMost(Duration.ofSeconds(60))
                    .until(() ->
                            sandbox.traffic().requests() > sandbox.traffic().listRequests());

            running.signal(signal);
            Ended ended = running.await();

            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(exitCode);
            assertThat(ended.err()).contains("stopped as asked", "the next run resumes it");
            assertThat(Moment.key(program.warehouse())).isEqualTo(before);
            sandbox.faults(Faults.none());
            long requests = sandbox.traffic().listRequests();
            Ended next = program.run(run);
            assertThat(next.out()).as(next.err()).contains("is resumed", "1 closed");
            assertThat(sandbox.traffic().listRequests()).isEqualTo(requests);
        }
    }

    @Test
    @Tag("torture")
    void a_signal_while_people_are_read_keeps_the_entries_that_have_been_read() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(300)
                .rateLimit(0)
                .build())) {
            Program program = new Program(directory, sandbox.baseUrl());
            String[] run = {"run", "jobs/ooo.yml", "--sync.resources.users=true", "--sync.resources.memberships=true"};
            sandbox.faults(Faults.parse("memberships/latency=20s"));
            Running running = program.start(run);
            await().atMost(Duration.ofSeconds(60))
                    .until(() ->
                            sandbox.traffic().requests() - sandbox.traffic().listRequests() > 4);

            running.signal("TERM");
            Ended ended = running.await();

            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(143);
            assertThat(ended.err()).contains("stopped as asked", "the next run resumes it");
            sandbox.faults(Faults.none());
            long requests = sandbox.traffic().listRequests();
            Ended next = program.run(run);
            assertThat(next.exitCode()).as(next.err()).isZero();
            assertThat(next.out()).contains("is resumed");
            assertThat(sandbox.traffic().listRequests()).isEqualTo(requests);
        }
    }

    private void signalled(Moment moment, String signal) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(3_000)
                .rateLimit(0)
                .latency(Duration.ofMillis(20))
                .build())) {
            Program program = new Program(directory, sandbox.baseUrl());
            assertThat(program.run(RUN).exitCode()).isZero();
            sandbox.organization().add();
            sandbox.organization().change(new Random(3));
            BooleanSupplier reached = moment.in(program.warehouse());
            Object before = Moment.key(program.warehouse());
            Running running = program.start(RUN);
            // On a busy machine a run can be over before anybody has looked: then it must have gone well, and the next
            // is tried.
            for (int missed = 1; !running.freezeWhen(reached); missed++) {
                Ended whole = running.await();
                assertThat(whole.exitCode()).as(whole.err()).isZero();
                assertThat(missed).as("runs that were never seen %s", moment).isLessThan(5);
                sandbox.organization().add();
                reached = moment.in(program.warehouse());
                before = Moment.key(program.warehouse());
                running = program.start(RUN);
            }

            running.signal(signal);
            running.signal("CONT");
            Ended ended = running.await();
            boolean published = !Objects.equals(before, Moment.key(program.warehouse()));

            boolean stopped = ended.err().contains("stopped as asked");
            if (stopped) {
                assertThat(ended.exitCode()).isEqualTo(signal.equals("TERM") ? 143 : 130);
                assertThat(ended.err()).contains("the next run resumes it");
            } else {
                // Too late: nothing was left to be stopped.
                assertThat(ended.exitCode()).isIn(0, signal.equals("TERM") ? 143 : 130);
                assertThat(ended.out()).as(ended.err()).contains(": published");
            }
            assertThat(published).isEqualTo(!stopped || moment.compareTo(Moment.COPYING) >= 0);
            long requests = sandbox.traffic().listRequests();
            Ended next = program.run(RUN);
            assertThat(next.exitCode()).as(next.err()).isZero();
            if (stopped && moment != Moment.LOCKED) {
                assertThat(next.out()).contains("is resumed");
            }
            note(moment, signal, ended, published, sandbox.traffic().listRequests() - requests, next);
            assertThat(program.run(RUN).out()).contains(": unchanged");
            assertTruth(program, sandbox);
        }
    }

    private static void assertTruth(Program program, Sandbox sandbox) throws Exception {
        Truth.assertEqual(program.warehouse(), sandbox.organization());
        Properties readOnly = new Properties();
        readOnly.setProperty("duckdb.read_only", "true");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + program.warehouse(), readOnly)) {
            LedgerTruth.assertHonest(connection);
        }
    }

    private static void note(Moment moment, String signal, Ended ended, boolean published, long requests, Ended next)
            throws Exception {
        String line = "| %s | %s | %d | %s | %s | %s, %d requests |%n"
                .formatted(
                        moment,
                        signal,
                        ended.exitCode(),
                        ended.err().contains("stopped as asked") ? "stopped as asked" : "too late: a whole result",
                        published ? "published" : "not published",
                        next.howRead(),
                        requests);
        Files.writeString(TRANSCRIPT, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
