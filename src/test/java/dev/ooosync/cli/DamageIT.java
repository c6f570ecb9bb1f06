package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.cli.Program.Running;
import dev.ooosync.job.Truth;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files that somebody has damaged, of an installation whose last run was killed while it read: what is published is never
 * lost, and the message says what to do. See {@code target/damage.md}.
 */
class DamageIT {

    private static final Path TRANSCRIPT = Path.of("target/damage.md");
    private static final String[] RUN = {"run", "jobs/ooo.yml", "--sync.reading.page-size=50"};

    private static Sandbox sandbox;
    private static Path var;

    @TempDir
    Path directory;

    /** A published file with generations, a staging that a killed run has left, and its run store. */
    @BeforeAll
    static void publishAndKill(@TempDir Path template) throws Exception {
        sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(2_000)
                .rateLimit(0)
                .latency(Duration.ofMillis(10))
                .build());
        Program program = new Program(template, sandbox.baseUrl());
        var = program.warehouse().getParent();
        assertThat(program.run(RUN).exitCode()).isZero();
        for (int age = 1; age <= 2; age++) {
            Files.copy(program.warehouse(), var.resolve("warehouse.duckdb." + age), StandardCopyOption.COPY_ATTRIBUTES);
        }
        sandbox.organization().edit(sandbox.organization().entries().get(0).id());
        sandbox.organization().change(new Random(1));
        long requests = sandbox.traffic().listRequests() + 30;
        Running running = program.start(RUN);
        assertThat(running.freezeWhen(() -> sandbox.traffic().listRequests() > requests))
                .isTrue();
        running.kill();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void several_damages_at_once_are_healed() throws Exception {
        Program program = restored();
        Damage.RUN_STORE_WITHOUT_A_TABLE.done(program.warehouse());
        Damage.STAGING_WITHOUT_A_TABLE.done(program.warehouse());
        Damage.NEXT_HALF_WRITTEN.done(program.warehouse());
        Damage.PUBLISHED_WITH_A_LOG_OF_GARBAGE.done(program.warehouse());
        Damage.LOCK_GARBAGE.done(program.warehouse());

        Ended ended = program.run(RUN);

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("run-store/ooo.mv.db.broken", ".staging cannot be used", ".wal.stale-");
        Truth.assertEqual(program.warehouse(), sandbox.organization());
    }

    @Test
    void a_published_file_that_is_damaged_is_noticed_before_the_list_is_read() throws Exception {
        damaged(Damage.PUBLISHED_CUT_SHORT);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("torture")
    void any_damage_is_healed_or_told(Damage damage) throws Exception {
        damaged(damage);
    }

    private void damaged(Damage damage) throws Exception {
        Program program = restored();
        damage.done(program.warehouse());
        byte[] before = published(program);
        long requests = sandbox.traffic().requests();

        Ended first = program.run(RUN);

        requests = sandbox.traffic().requests() - requests;
        String told = first.err() + first.out();
        boolean kept = Arrays.equals(before, published(program));
        Ended second = program.run(RUN);
        note(damage, first, requests, kept, second);
        assertThat(first.exitCode()).as(told).isEqualTo(damage.exitCode());
        assertThat(told).contains(damage.told());
        assertThat(first.err()).doesNotContain("\tat ", "    at ", "unexpected");
        if (damage.exitCode() == 0) {
            assertThat(second.exitCode()).as(second.err()).isZero();
            assertThat(program.run(RUN).out()).contains(": unchanged");
            Truth.assertEqual(program.warehouse(), sandbox.organization());
        } else {
            if (damage.isNoticedFirst()) {
                assertThat(requests).as("requests in vain").isZero();
            }
            assertThat(damage.noted() || kept)
                    .as("what is published is as it was")
                    .isTrue();
            assertThat(second.exitCode()).isEqualTo(damage.exitCode());
        }
    }

    @Test
    @Tag("torture")
    void a_published_file_that_is_damaged_is_replaced_by_a_rollback() throws Exception {
        Program program = restored();
        Damage.PUBLISHED_GARBAGE.done(program.warehouse());

        Ended rolledBack = program.run("rollback", "jobs/ooo.yml");

        assertThat(rolledBack.exitCode()).as(rolledBack.err()).isZero();
        assertThat(program.run("rollback", "jobs/ooo.yml", "--release").exitCode())
                .isZero();
        assertThat(program.run(RUN).exitCode()).isZero();
        Truth.assertEqual(program.warehouse(), sandbox.organization());
        assertThat(Truth.rows(program.warehouse(), "SELECT count(*) FROM calcom.sync_run"))
                .as("the history of the generation is kept")
                .containsExactly("2");
    }

    private Program restored() throws IOException {
        Program program = new Program(directory, sandbox.baseUrl());
        Path copy = program.warehouse().getParent();
        try (Stream<Path> files = Files.walk(var)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(var.relativize(file)));
            }
        }
        return program;
    }

    private static byte[] published(Program program) throws IOException {
        return Files.isRegularFile(program.warehouse()) ? Files.readAllBytes(program.warehouse()) : new byte[0];
    }

    private static void note(Damage damage, Ended first, long requests, boolean kept, Ended second) throws IOException {
        List<String> words = Stream.of(first.err().split("\n"))
                .filter(line -> !line.isBlank())
                .map(line -> line.replaceAll("\\S*/var/", "").replace("|", "/"))
                .toList();
        String line = "| %s | %d | %s | %d | %s | %d |%n"
                .formatted(
                        damage.name().toLowerCase().replace('_', ' '),
                        first.exitCode(),
                        words.isEmpty() ? "(" + first.howRead() + ")" : String.join(" ", words),
                        requests,
                        kept
                                ? "as before"
                                : first.exitCode() == 0 ? "the new state" : "as before, and one more ledger row",
                        second.exitCode());
        Files.writeString(TRANSCRIPT, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
