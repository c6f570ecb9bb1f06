package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.cli.Program.Running;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 at random moments of a real run, and twice in a row; then one undisturbed run. */
class KillIT {

    @TempDir
    Path directory;

    @Test
    void killed_runs_are_healed_by_the_next_one() throws Exception {
        killed(4_000, 3, 20261122L);
    }

    @Test
    @Tag("torture")
    void twenty_kills_of_a_run_of_20_000_entries() throws Exception {
        killed(20_000, 20, 4711L);
    }

    private void killed(int entries, int rounds, long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, Integer> states = new TreeMap<>();
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(entries)
                .rateLimit(0)
                .latency(Duration.ofMillis(20))
                .build())) {
            Program program = new Program(directory, sandbox.baseUrl());
            long undisturbed = measure(program);
            for (int round = 1; round <= rounds; round++) {
                sandbox.organization().change(random);
                int kills = 1 + random.nextInt(2);
                for (int kill = 0; kill < kills; kill++) {
                    Ended ended = killAfter(program, (long) (random.nextDouble() * undisturbed));
                    states.merge(lastLine(ended), 1, Integer::sum);
                }
                sandbox.organization().change(random);
                if (round % 4 == 0) {
                    healed(program, sandbox, "seed " + seed + ", round " + round);
                }
            }
            healed(program, sandbox, "seed " + seed);
        }
        System.out.println("Kills by the last line the run had printed: " + states);
    }

    private static void healed(Program program, Sandbox sandbox, String description) throws Exception {
        // A resumed run may have read an entry before it was changed: the next run is the undisturbed one.
        assertThat(program.run("run", "jobs/ooo.yml", "--quiet").exitCode())
                .as(description)
                .isZero();
        Ended ended = program.run("run", "jobs/ooo.yml");
        assertThat(ended.exitCode()).as(description + ended.err()).isZero();
        assertThat(ended.out()).as(description).contains("complete: ");
        Truth.assertEqual(program.warehouse(), sandbox.organization());
    }

    private static long measure(Program program) {
        long begin = System.nanoTime();
        assertThat(program.run("run", "jobs/ooo.yml").exitCode()).isZero();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    /** The moment is what is random here; nothing is waited for. */
    private static Ended killAfter(Program program, long millis) throws InterruptedException {
        Running running = program.start("run", "jobs/ooo.yml");
        running.process().waitFor(millis, TimeUnit.MILLISECONDS);
        return running.kill();
    }

    private static String lastLine(Ended ended) {
        String[] lines = ended.out().strip().split("\n");
        String line = lines[lines.length - 1].replaceAll("[0-9,]+", "n").replaceAll("Run \\S+", "Run");
        return line.isEmpty() ? "(before the run began)" : line.startsWith("  ") ? "(after the summary)" : line;
    }
}
