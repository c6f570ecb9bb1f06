package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.cli.Program.Running;
import dev.ooosync.job.Truth;
import dev.ooosync.postgresql.PostgresServer;
import dev.ooosync.sandbox.Gate;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hosts, each with a directory and a run store of its own, begin a run of one warehouse at the same moment. */
class RaceIT {

    private static final Path TRANSCRIPT = Path.of("target/races.md");

    @TempDir
    Path directory;

    @Test
    void one_of_two_hosts_wins_a_postgresql() throws Exception {
        race(PostgresServer.newDatabase(), "postgres", 1);
    }

    @Test
    void one_of_two_hosts_wins_a_duckdb_file() throws Exception {
        race("jdbc:duckdb:" + directory.resolve("warehouse.duckdb"), "", 1);
    }

    @Test
    @Tag("torture")
    void twenty_races_for_a_postgresql() throws Exception {
        race(PostgresServer.newDatabase(), "postgres", 20);
    }

    @Test
    @Tag("torture")
    void twenty_races_for_a_duckdb_file() throws Exception {
        race("jdbc:duckdb:" + directory.resolve("warehouse.duckdb"), "", 20);
    }

    private void race(String url, String user, int races) throws Exception {
        Gate gate = new Gate();
        try (Sandbox sandbox = gate.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .people(20)
                .entries(300)
                .rateLimit(0)
                .latency(Duration.ofSeconds(20))
                .build())) {
            Map<String, String> environment = Map.of("WAREHOUSE_URL", url, "WAREHOUSE_USER", user);
            List<Program> hosts = List.of(
                    new Program(directory.resolve("one"), sandbox.baseUrl(), environment),
                    new Program(directory.resolve("two"), sandbox.baseUrl(), environment));
            Random random = new Random(7);
            for (int number = 1; number <= races; number++) {
                sandbox.organization().change(random);
                note(url, number, race(gate, hosts));
                try (Connection connection = DriverManager.getConnection(url, user, "")) {
                    Truth.assertEqual(connection, sandbox.organization());
                }
            }
        }
    }

    /** The winner is kept reading until the loser has ended. */
    private static String race(Gate gate, List<Program> hosts) {
        gate.shutAfter(0);
        long begin = System.nanoTime();
        List<Running> runs = hosts.stream()
                .map(host ->
                        host.start("run", "jobs/ooo.yml", "--sync.reading.page-size=50", "--sync.reading.in-flight=1"))
                .toList();
        CompletableFuture.anyOf(runs.stream().map(run -> run.process().onExit()).toArray(CompletableFuture[]::new))
                .join();
        gate.open();
        long lost = System.nanoTime();
        List<Ended> ended = runs.stream().map(Running::await).toList();

        assertThat(ended.stream().map(Ended::exitCode)).as(ended.toString()).containsExactlyInAnyOrder(0, 75);
        int winner = ended.get(0).exitCode() == 0 ? 0 : 1;
        String message = ended.get(1 - winner).err();
        assertThat(message).contains("pid " + runs.get(winner).process().pid() + " on ", "Nothing was done");
        return "host %d wins (pid %d) | %d, %d | %.1f s, %.1f s | %s"
                .formatted(
                        winner + 1,
                        runs.get(winner).process().pid(),
                        ended.get(0).exitCode(),
                        ended.get(1).exitCode(),
                        (lost - begin) / 1e9,
                        (System.nanoTime() - begin) / 1e9,
                        message.lines().findFirst().orElse(""));
    }

    private static void note(String url, int number, String race) throws Exception {
        String line = "| %s | %d | %s |%n".formatted(url.split(":")[1], number, race);
        Files.writeString(TRANSCRIPT, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
