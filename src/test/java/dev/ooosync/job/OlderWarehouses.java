package dev.ooosync.job;

import dev.ooosync.failure.SyncException;
import dev.ooosync.postgresql.PostgresServer;
import dev.ooosync.publishing.Approval;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.Warehouse;
import dev.ooosync.warehouse.WarehouseSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the warehouses of an older version that the migration tests begin with, from {@link OlderSource}. Those in
 * {@code src/test/resources/older} are of version 0.1.0, commit 356a9b6. To make them again: check out that commit, put
 * this class, {@link OlderSource}, {@link ScriptedPeople} and {@link LoopbackCalCom} into it, {@code mvn test-compile}, and
 * run {@link #main} with the class path of the tests ({@code mvn dependency:build-classpath}). No date in them depends on the day on which they
 * are made.
 */
final class OlderWarehouses {

    static final String VERSION = "0.1.0 (356a9b6)";

    /** One for each step of the source. */
    private static final List<String> RUNS = List.of(
            "2026-10-05T03:00:00Z",
            "2026-10-20T03:00:00Z",
            "2026-11-01T03:00:00Z",
            "2026-11-10T03:00:00Z",
            "2026-11-20T03:00:00Z");

    private static final String APPROVED = "2026-11-10T08:00:00Z";
    private static final String AFTER_APPROVAL = "2026-11-11T03:00:00Z";

    private final JobHarness job;
    private final OlderSource source;
    private final String url;
    private final SettableClock clock = new SettableClock(RUNS.get(0));

    private OlderWarehouses(Path directory, OlderSource source, String url) {
        this.job = new JobHarness(directory, source.of(OlderSource.LARGE).baseUrl());
        this.source = source;
        this.url = url;
    }

    /**
     * Writes the three files.
     *
     * @param arguments a directory for them; the JDBC URL of an empty database of the oldest PostgreSQL that is supported,
     *     of the same version as the {@code pg_dump} on the path
     */
    public static void main(String... arguments) throws Exception {
        Path target = Files.createDirectories(Path.of(arguments[0]));
        Path work = Files.createTempDirectory("older");
        Path duckDb = make("jdbc:duckdb:", work.resolve("duckdb"));
        zip(duckDb.resolve("warehouse"), target.resolve("warehouse.duckdb.gz"));
        Path h2 = make("jdbc:h2:file:", work.resolve("h2"));
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + h2.resolve("warehouse"), "", "");
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN COMPACT");
        }
        zip(h2.resolve("warehouse.mv.db"), target.resolve("warehouse.mv.db.gz"));
        String postgres = arguments[1];
        run(Files.createDirectories(work.resolve("postgresql")), postgres);
        dump(postgres, target.resolve("warehouse.sql.gz"));
    }

    private static Path make(String scheme, Path directory) throws Exception {
        Files.createDirectories(directory);
        run(directory, scheme + directory.resolve("warehouse"));
        return directory;
    }

    private static void run(Path directory, String url) throws Exception {
        try (OlderSource source = new OlderSource()) {
            new OlderWarehouses(directory, source, url).fill();
        }
    }

    private void fill() throws IOException {
        for (int step = 1; step <= OlderSource.STEPS; step++) {
            source.at(step);
            runAll(RUNS.get(step - 1));
            if (step == 4) {
                approve();
                runAll(AFTER_APPROVAL);
            }
        }
    }

    private void runAll(String at) throws IOException {
        for (long organization : List.of(OlderSource.LARGE, OlderSource.SMALL)) {
            clock.set(at);
            RunReport report = run(organization);
            System.out.println(report.runId() + " " + report.result().status());
        }
    }

    private RunReport run(long organization) throws IOException {
        SyncSettings settings = settings(job, source, organization, url);
        return new SyncRun(settings, new JobHarness.Silence(), clock.pauses(), clock, VERSION).run(false);
    }

    private void approve() throws IOException, SyncException {
        clock.set(APPROVED);
        Warehouse warehouse =
                Warehouse.of(settings(job, source, OlderSource.LARGE, url).warehouse());
        try (WarehouseSession session = warehouse.lock(clock.instant())) {
            new Approval(session, "test", OlderSource.LARGE).release(null, "ada 2026-11-10 08:00 UTC");
        }
    }

    /** The job that filled them, for one of the source's organizations. */
    static SyncSettings settings(JobHarness job, OlderSource source, long organization, String url) throws IOException {
        List<String> overrides = new ArrayList<>(List.of(
                "--sync.warehouse.url=" + url,
                "--sync.cal-com.organization=" + organization,
                "--sync.cal-com.base-url=" + source.of(organization).baseUrl(),
                "--sync.resources.users=true",
                "--sync.resources.memberships=true",
                "--sync.resources.teams=true",
                "--sync.resources.team-members=true",
                "--sync.publishing.reject-limit-percent=20"));
        if (url.startsWith("jdbc:postgresql:")) {
            overrides.add("--sync.warehouse.user=" + PostgresServer.USER);
        }
        return job.settings(overrides.toArray(String[]::new));
    }

    private static void zip(Path file, Path target) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(target))) {
            Files.copy(file, out);
        }
    }

    /** As statements that any client can execute. */
    private static void dump(String url, Path target) throws IOException {
        Process dump = new ProcessBuilder(
                        "pg_dump",
                        "--no-owner",
                        "--no-privileges",
                        "--rows-per-insert=500",
                        "--username=" + PostgresServer.USER,
                        "--dbname=" + url.substring("jdbc:".length()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream in = dump.getInputStream();
                OutputStream out = new GZIPOutputStream(Files.newOutputStream(target))) {
            in.transferTo(out);
        }
        if (dump.onExit().join().exitValue() != 0) {
            throw new IOException("pg_dump failed");
        }
    }
}
