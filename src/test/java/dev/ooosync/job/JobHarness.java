package dev.ooosync.job;

import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.settings.JobFile;
import dev.ooosync.settings.SyncSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A job against a sandbox, with its warehouse and run store in a directory of its own. */
class JobHarness {

    private final Path directory;
    private final URI calCom;

    JobHarness(Path directory, Sandbox sandbox) {
        this(directory, sandbox.baseUrl());
    }

    JobHarness(Path directory, URI calCom) {
        this.directory = directory;
        this.calCom = calCom;
    }

    Path warehouse() {
        return directory.resolve("warehouse.duckdb");
    }

    /** @param overrides such as {@code --sync.reading.page-size=100} */
    SyncSettings settings(String... overrides) throws IOException {
        Path job = directory.resolve("job.yml");
        Files.writeString(job, """
                sync:
                  job: test
                  cal-com: { base-url: "%s", organization: 17, api-key: cal_sandbox }
                  warehouse: { url: "jdbc:duckdb:%s" }
                  resources: { users: false, memberships: false, teams: false, team-members: false }
                  privacy: { notes: keep }
                  run-store: "%s"
                """.formatted(calCom, warehouse(), directory.resolve("run-store")));
        return JobFile.load(job, Map.of(), List.of(overrides), Map.of());
    }

    RunReport run(String... overrides) throws IOException {
        return run(new StopSignal(), overrides);
    }

    RunReport run(StopSignal stop, String... overrides) throws IOException {
        return run(new Silence(), stop, overrides);
    }

    RunReport run(Progress progress, StopSignal stop, String... overrides) throws IOException {
        return new SyncRun(settings(overrides), progress, stop, Clock.systemUTC(), "test").run(false);
    }

    /** In the clock's time: nothing is waited for. */
    RunReport run(SettableClock clock, Progress progress, String... overrides) throws IOException {
        return new SyncRun(settings(overrides), progress, clock.pauses(), clock, "test").run(false);
    }

    /** Each row as its values in text, from the published file. */
    List<List<String>> query(String sql) throws SQLException {
        return query(warehouse(), sql);
    }

    static List<List<String>> query(Path file, String sql) throws SQLException {
        Properties readOnly = new Properties();
        readOnly.setProperty("duckdb.read_only", "true");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, readOnly);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(String.valueOf(result.getObject(column)));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** Hears everything; for a test to do something at one of the moments. */
    abstract static class Watching implements Progress {
        @Override
        public void started(String runId, boolean resumed) {}

        @Override
        public void read(long rows, long requests) {}

        @Override
        public void publishing(long rows) {}
    }

    static final class Silence extends Watching {}
}
