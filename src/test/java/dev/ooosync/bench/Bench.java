package dev.ooosync.bench;

import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What all measurements share; each can be made smaller by a system property. */
final class Bench {

    private final Path directory;

    Bench(Path directory) {
        this.directory = directory;
    }

    /** {@code -Dbench.sizes=250,20000}: entries of the lists. */
    static List<Integer> sizes() {
        return Arrays.stream(
                        System.getProperty("bench.sizes", "250,20000,100000").split(","))
                .map(Integer::valueOf)
                .toList();
    }

    /** {@code -Dbench.rounds=5}: the contenders take turns so many times. */
    static int rounds() {
        return Integer.getInteger("bench.rounds", 3);
    }

    /** {@code -Dbench.large=1000000}: entries of the list of which 0.1 % change. */
    static int large() {
        return Integer.getInteger("bench.large", 1_000_000);
    }

    /** Without a rate limit, 25 entries a person; {@code -Dbench.latency=50} holds each answer back (ms). */
    static Sandbox sandbox(int entries) {
        return Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(entries)
                .people(Math.max(5, entries / 25))
                .rateLimit(0)
                .latency(Duration.ofMillis(Integer.getInteger("bench.latency", 0)))
                .build());
    }

    /** @param first whether what an earlier run has left is removed before */
    Measured run(Sandbox sandbox, List<String> command, boolean first) throws Exception {
        if (first) {
            clear(directory.resolve("var"));
        }
        return Measured.run(
                directory,
                Map.of(
                        "CALCOM_BASE_URL", sandbox.baseUrl().toString(),
                        "CALCOM_API_KEY", "cal_sandbox",
                        "CALCOM_ORG_ID", "17"),
                command);
    }

    /** The floor. */
    Measured download(Sandbox sandbox, int entries, int inFlight) throws Exception {
        return Measured.run(
                directory,
                Map.of(),
                List.of(
                        Contender.java(),
                        "-cp",
                        Path.of("target/test-classes").toAbsolutePath().toString(),
                        DownloadLoop.class.getName(),
                        sandbox.baseUrl().toString(),
                        String.valueOf(entries),
                        String.valueOf(inFlight)));
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
}
