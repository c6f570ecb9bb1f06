package dev.ooosync.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Start to exit and peak memory, beside the floor (processes that only download the same pages) in the same minutes.
 * Writes {@code target/bench.md}; asserts nothing about time.
 */
@Tag("bench")
class BenchIT {

    private static final int ROUNDS = 3;
    private static final List<String> LEAN = List.of("-XX:+UseSerialGC", "-Xms32m", "-Xmx256m");

    @TempDir
    Path directory;

    private final List<String> lines = new ArrayList<>();

    @Test
    void start_to_exit_and_peak_memory() throws Exception {
        lines.add(
                "| entries | latency ms | loop, 1 in flight s | loop, 4 in flight s | no entries s | first s | again s"
                        + " | first / (loop 4 + no entries) | again / (loop 4 + no entries)"
                        + " | peak MB first | again | lean first s | lean peak MB first | lean again |");
        lines.add("| --- ".repeat(14) + "|");
        for (int latency : new int[] {0, 50}) {
            for (int entries : new int[] {250, 1_000, 20_000, 100_000}) {
                lines.add(measure(entries, latency));
                System.out.println(lines.get(lines.size() - 1));
            }
        }
        Files.write(Path.of("target/bench.md"), lines);
        assertThat(lines).hasSize(10);
    }

    private String measure(int entries, int latency) throws Exception {
        try (Sandbox sandbox = sandbox(entries, latency);
                Sandbox empty = sandbox(0, latency)) {
            List<Measured> one = new ArrayList<>();
            List<Measured> four = new ArrayList<>();
            List<Measured> bare = new ArrayList<>();
            List<Measured> first = new ArrayList<>();
            List<Measured> again = new ArrayList<>();
            List<Measured> leanFirst = new ArrayList<>();
            List<Measured> leanAgain = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                one.add(loop(sandbox, entries, 1));
                four.add(loop(sandbox, entries, 4));
                bare.add(job(empty, List.of(), true));
                first.add(job(sandbox, List.of(), true));
                again.add(job(sandbox, List.of(), false));
                leanFirst.add(job(sandbox, LEAN, true));
                leanAgain.add(job(sandbox, LEAN, false));
            }
            double floor = seconds(four) + seconds(bare);
            return "| %,d | %d | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %d | %d | %.2f | %d | %d |"
                    .formatted(
                            entries,
                            latency,
                            seconds(one),
                            seconds(four),
                            seconds(bare),
                            seconds(first),
                            seconds(again),
                            seconds(first) / floor,
                            seconds(again) / floor,
                            megabytes(first),
                            megabytes(again),
                            seconds(leanFirst),
                            megabytes(leanFirst),
                            megabytes(leanAgain));
        }
    }

    private static Sandbox sandbox(int entries, int latency) {
        return Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(entries)
                .people(Math.max(5, entries / 25))
                .rateLimit(0)
                .latency(Duration.ofMillis(latency))
                .build());
    }

    private Measured loop(Sandbox sandbox, int entries, int inFlight) throws Exception {
        return Measured.run(
                directory,
                Map.of(),
                List.of(
                        java(),
                        "-cp",
                        Path.of("target/test-classes").toAbsolutePath().toString(),
                        DownloadLoop.class.getName(),
                        sandbox.baseUrl().toString(),
                        String.valueOf(entries),
                        String.valueOf(inFlight)));
    }

    private Measured job(Sandbox sandbox, List<String> options, boolean first) throws Exception {
        if (first) {
            clear(directory.resolve("var"));
        }
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        command.addAll(List.of(
                "-jar",
                Path.of("target/ooo-sync.jar").toAbsolutePath().toString(),
                "run",
                Path.of("jobs/ooo.yml").toAbsolutePath().toString()));
        return Measured.run(
                directory,
                Map.of(
                        "CALCOM_BASE_URL", sandbox.baseUrl().toString(),
                        "CALCOM_API_KEY", "cal_sandbox",
                        "CALCOM_ORG_ID", "17"),
                command);
    }

    private static void clear(Path folder) throws Exception {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static double seconds(List<Measured> rounds) {
        return rounds.stream()
                .map(Measured::seconds)
                .sorted()
                .skip(ROUNDS / 2)
                .findFirst()
                .orElseThrow();
    }

    private static long megabytes(List<Measured> rounds) {
        return rounds.stream().mapToLong(Measured::megabytes).max().orElseThrow();
    }
}
