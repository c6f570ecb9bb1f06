package dev.ooosync.postgresql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A real PostgreSQL on loopback that a test has to itself: it can be stopped and started again where it was. */
public final class OwnPostgres implements AutoCloseable {

    /** How a server is told to stop (manual, "Shutting Down the Server"). */
    public enum Stop {
        /** Ends all sessions. */
        FAST("INT"),
        /** Ends at once, and recovers from its log when it is started again. */
        IMMEDIATE("QUIT");

        private final String signal;

        Stop(String signal) {
            this.signal = signal;
        }
    }

    private final Path data;
    private EmbeddedPostgres server;
    private int port;

    /** @param directory an empty one */
    public OwnPostgres(Path directory) {
        data = directory.resolve("data");
        start();
    }

    /** Starts it, on the port it had before. */
    public void start() {
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    // What has been committed stays, as on any server in earnest.
                    .setServerConfig("synchronous_commit", "on")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            port = server.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it, and waits until it has. */
    public void stop(Stop how) {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
            new ProcessBuilder("kill", "-" + how.signal, String.valueOf(pid))
                    .start()
                    .waitFor();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> ProcessHandle.of(pid).isEmpty());
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public boolean isRunning() {
        return Files.exists(data.resolve("postmaster.pid"));
    }

    /** The JDBC URL of a new, empty database. */
    public String newDatabase(String name) throws SQLException {
        execute("CREATE DATABASE " + name);
        return url(name);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** As its superuser. */
    public void execute(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), PostgresServer.USER, "");
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /** Puts a rule before those of {@code pg_hba.conf}: who may come in, and how. */
    public void letIn(String rule) throws IOException, SQLException {
        Path rules = data.resolve("pg_hba.conf");
        String before = Files.readString(rules);
        Files.writeString(rules, rule + "\n" + before, StandardOpenOption.TRUNCATE_EXISTING);
        execute("SELECT pg_reload_conf()");
    }

    @Override
    public void close() {
        if (isRunning()) {
            stop(Stop.FAST);
        }
    }
}
