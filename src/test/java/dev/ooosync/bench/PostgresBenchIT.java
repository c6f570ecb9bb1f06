package dev.ooosync.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.publishing.Publication;
import dev.ooosync.publishing.ReadingResult;
import dev.ooosync.publishing.RunDetail;
import dev.ooosync.publishing.RunHeader;
import dev.ooosync.publishing.RunResult;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.staging.StagedEntry;
import dev.ooosync.staging.StagedWatermark;
import dev.ooosync.staging.Staging;
import dev.ooosync.verdict.Confirmation;
import dev.ooosync.verdict.Verdict;
import dev.ooosync.warehouse.Warehouse;
import dev.ooosync.warehouse.WarehouseSession;
import dev.ooosync.warehouse.WarehouseUnderTest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Staging and publishing on a PostgreSQL with default settings, which forces each commit to disk. The server's own log
 * says what each statement took. Appends to {@code target/bench-postgres.md} and {@code .json}.
 */
@Tag("bench")
@SuppressWarnings("NullAway")
class PostgresBenchIT {

    private static final long ENTRIES = Long.getLong("bench.entries", 1_000_000);
    private static final long STAGED = 200_000;
    private static final int CHUNK = 1_000;
    /** Of a check the sentence, not the severity that stands before it. */
    private static final Pattern TIMED = Pattern.compile(
            "duration: ([0-9.]+) ms +(?:parse|bind|execute|statement)[^:]*: (?:-- severity: \\w+\\s+)?(.*)");

    @TempDir
    static Path directory;

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_directory", directory.toString())
                .setServerConfig("log_filename", "server.log")
                .setServerConfig("log_min_duration_statement", "1")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static SyncSettings.Warehouse database(String name) throws SQLException {
        execute("postgres", "CREATE DATABASE " + name);
        return WarehouseUnderTest.settings(url(name), "postgres", 3);
    }

    private static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    private static void execute(String database, String... statements) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    @Test
    void rows_staged_a_second() throws Exception {
        Warehouse warehouse = Warehouse.of(database("staging"));
        for (boolean logged : new boolean[] {false, true}) {
            for (int chunk : new int[] {250, 1_000, 4_000, 10_000}) {
                String runId = "run-" + chunk + logged;
                try (WarehouseSession session = warehouse.lock(Instant.EPOCH);
                        Staging staging = session.staging(
                                WarehouseUnderTest.staged(runId, 17), LocalDateTime.of(2026, 11, 22, 3, 0))) {
                    if (logged) {
                        for (String table : List.of("reading", "ooo_entry", "rejected_record")) {
                            execute("staging", "ALTER TABLE calcom_staging." + table + " SET LOGGED");
                        }
                    }
                    append(staging, runId, CHUNK, CHUNK, PostgresBenchIT::entry, id -> true);
                    long nanos = append(staging, runId, STAGED, chunk, PostgresBenchIT::entry, id -> true);
                    long rate = Math.round(STAGED / (nanos / 1e9));
                    note("staging", Map.of("chunk", chunk, "logged", logged, "rows/s", rate));
                    assertThat(rate).isPositive();
                }
            }
        }
    }

    @Test
    void publishing_a_million_and_a_thousandth_of_it() throws Exception {
        SyncSettings.Warehouse settings = database("publishing");
        publish(settings, "first", PostgresBenchIT::entry, id -> true);
        publish(settings, "second", PostgresBenchIT::changed, id -> id % 10_000 != 7);
        RunResult third = publish(settings, "third", id -> id % 5_000 == 11 ? entry(id) : changed(id), id -> true);
        assertThat(third.updated()).isPositive();
        publish(settings, "fourth", id -> id % 5_000 == 11 ? entry(id) : changed(id), id -> true);
    }

    private RunResult publish(
            SyncSettings.Warehouse settings, String runId, LongFunction<StagedEntry> entries, LongPredicate isListed)
            throws Exception {
        LocalDateTime asOf = LocalDateTime.of(2026, 11, 22, 3, 0);
        RunHeader header = new RunHeader(runId, "bench", 17, RunHeader.Mode.FULL, null, asOf, "bench");
        try (WarehouseSession session = Warehouse.of(settings).lock(Instant.EPOCH)) {
            try (Staging staging = session.staging(WarehouseUnderTest.staged(runId, 17), asOf)) {
                long nanos = append(staging, runId, ENTRIES, CHUNK, entries, isListed);
                note("stage " + runId, Map.of("rows/s", Math.round(ENTRIES / (nanos / 1e9))));
            }
            Path log = directory.resolve("server.log");
            long before = Files.size(log);
            long begin = System.nanoTime();
            RunResult result = new Publication(session, settings(settings), Clock.systemUTC())
                    .publish(
                            header,
                            new ReadingResult(asOf, Verdict.complete("bench"), 1),
                            Confirmation.NOTHING,
                            RunDetail.NONE,
                            "v1:kk:");
            note(
                    "publish " + runId,
                    Map.of("seconds", seconds(begin), "created", result.created(), "updated", result.updated()));
            statements(Files.readString(log).substring((int) before))
                    .forEach(
                            (text, millis) -> note("publish " + runId, Map.of("ms", Math.round(millis), "what", text)));
            begin = System.nanoTime();
            session.discardStaging();
            note("discard " + runId, Map.of("seconds", seconds(begin)));
            return result;
        }
    }

    /** Milliseconds of each statement, by its first line: the first sentence of its file. */
    private static Map<String, Double> statements(String log) {
        Map<String, Double> millis = new TreeMap<>();
        Matcher line = TIMED.matcher(log);
        while (line.find()) {
            millis.merge(line.group(2), Double.parseDouble(line.group(1)), Double::sum);
        }
        millis.values().removeIf(time -> time < 10);
        return millis;
    }

    /** How long it took to stage the rows, without making them up. */
    private static long append(
            Staging staging,
            String runId,
            long rows,
            int chunk,
            LongFunction<StagedEntry> entries,
            LongPredicate isListed) {
        long nanos = 0;
        for (long first = 1; first <= rows; first += chunk) {
            List<StagedEntry> next = LongStream.range(first, Math.min(first + chunk, rows + 1))
                    .filter(isListed)
                    .mapToObj(entries)
                    .toList();
            long begin = System.nanoTime();
            staging.append(runId, next, List.of(), new StagedWatermark("ANCHORED", (int) first, first, null, 1));
            nanos += System.nanoTime() - begin;
        }
        return nanos;
    }

    private static StagedEntry entry(long id) {
        return entry(id, "On the road, and hard to reach before the evening");
    }

    /** One in a thousand. */
    private static StagedEntry changed(long id) {
        return id % 1_000 == 11 ? entry(id, "Back a little later") : entry(id);
    }

    private static StagedEntry entry(long id, String notes) {
        LocalDateTime start =
                LocalDate.of(2024, 1, 1).plusDays(id * 7_919 % 1_300).atStartOfDay();
        int days = 1 + (int) (id * 31 % 11);
        LocalDateTime end = start.plusDays(days).minusNanos(1_000_000);
        return new StagedEntry(
                id,
                "6f2f0c1e-0000-4000-8000-%012d".formatted(id),
                1 + id / 25,
                id % 3 == 0 ? null : 1 + id % 40_000,
                start.toLocalDate(),
                end.toLocalDate(),
                days,
                id % 5 == 0 ? "sick" : "vacation",
                notes,
                start,
                end,
                "v1:kk:%032x%032x".formatted(id * 0x9E3779B97F4A7C15L, notes.hashCode()),
                "{\"id\":%d,\"userId\":%d,\"start\":\"%s\",\"end\":\"%s\",\"notes\":\"%s\",\"filler\":\"%s\"}"
                        .formatted(id, 1 + id / 25, start, end, notes, "x".repeat(60)));
    }

    private static SyncSettings settings(SyncSettings.Warehouse warehouse) {
        Duration time = Duration.ofSeconds(10);
        return new SyncSettings(
                "bench",
                new SyncSettings.CalCom(
                        URI.create("http://127.0.0.1"), 17, null, null, null, null, null, null, time, time, time),
                new SyncSettings.Reading(250, 4, 5000, Duration.ofHours(6), null, null, null, null),
                SyncSettings.Resources.NONE,
                warehouse,
                new SyncSettings.Publishing(Duration.ofHours(1), Duration.ofHours(72), 1, 5, null),
                new SyncSettings.Privacy(SyncSettings.Privacy.Notes.KEEP, SyncSettings.Privacy.Reason.KEEP),
                Path.of("run-store"));
    }

    private static double seconds(long begin) {
        return Math.round((System.nanoTime() - begin) / 1e7) / 100.0;
    }

    private static void note(String what, Map<String, Object> values) {
        Map<String, Object> sorted = new TreeMap<>(values);
        append("target/bench-postgres.md", "| " + what + " | " + sorted + " |");
        StringBuilder json =
                new StringBuilder("{\"what\":\"" + what + "\",\"at\":\"" + LocalDateTime.now(ZoneOffset.UTC) + "\"");
        sorted.forEach((key, value) -> json.append(",\"")
                .append(key)
                .append("\":")
                .append(value instanceof String text ? "\"" + text.replace("\"", "'") + "\"" : value));
        append("target/bench-postgres.json", json.append("}").toString());
    }

    private static void append(String file, String line) {
        try {
            Files.writeString(Path.of(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
