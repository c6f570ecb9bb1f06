package dev.ooosync.postgresql;

import dev.ooosync.database.Database;
import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * Whether a connection has a session of the server to itself. A pooler in transaction or statement mode lends each
 * transaction a session that happens to be free: the lock and the settings of a session are then everybody's, or lost.
 *
 * <p>The server tells a new connection the number of its process (manual, "Message Formats", {@code BackendKeyData}), so
 * that the client can cancel. A pooler that changes sessions cannot pass that number on and makes one up. Only if the
 * numbers differ, a second connection finds out in which mode it pools: while the first one rests, its session is free, so
 * that the second one is lent it, or the first one is lent another one later. A pool in session mode does neither. If it
 * has no session left, the second connection waits while the first one is answered.
 */
final class SessionIdentity {

    private static final int OTHERS = 3;

    /** More than the other connection asks, its login included: a queue serves them in turn. */
    private static final int OWN = 16;

    private static final long PATIENCE_SECONDS = 5;

    private final Postgres server;
    private final Connection connection;

    SessionIdentity(Postgres server, Connection connection) {
        this.server = server;
        this.connection = connection;
    }

    /** @throws SyncException {@link Remedy#FIX_CONFIGURATION} when other connections are lent its session */
    void requireOwn() throws SQLException {
        PGConnection client = connection.unwrap(PGConnection.class);
        int threshold = client.getPrepareThreshold();
        // A statement that is prepared under a name is not there in the next session.
        client.setPrepareThreshold(0);
        if (ask(connection) != client.getBackendPID() && isShared()) {
            throw shared(server.address());
        }
        client.setPrepareThreshold(threshold);
    }

    private boolean isShared() {
        int session = ask(connection);
        CompletableFuture<List<Integer>> others =
                CompletableFuture.supplyAsync(this::askByAnother, SessionIdentity::inBackground);
        try {
            others.copy()
                    .completeOnTimeout(List.of(), PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
            boolean changed = ask(connection, OWN).anyMatch(found -> found != session);
            return changed || others.getNow(List.of()).contains(session);
        } catch (CompletionException e) {
            throw DatabaseFailure.of(
                    "Whether " + server.address() + " is a pool that shares its sessions cannot be found out",
                    e.getCause() == null ? e : e.getCause());
        }
    }

    private List<Integer> askByAnother() {
        Properties properties = server.properties("ooo-sync");
        properties.setProperty("socketTimeout", String.valueOf(4 * PATIENCE_SECONDS));
        properties.setProperty("prepareThreshold", "0");
        try (Connection other = DriverManager.getConnection(server.url(), properties)) {
            return ask(other, OTHERS).toList();
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static Stream<Integer> ask(Connection connection, int times) {
        return Stream.generate(() -> ask(connection)).limit(times);
    }

    private static int ask(Connection connection) {
        return new Database(connection, PostgresEngine.DIALECT)
                .sql()
                .file("postgresql/session")
                .query(Integer.class)
                .single();
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "another-session");
        thread.setDaemon(true);
        thread.start();
    }

    static SyncException shared(String name) {
        return new SyncException(
                Remedy.FIX_CONFIGURATION,
                "The connection to " + name
                        + " changes its session, and with it the lock: a pooler gives each transaction"
                        + " another one. Correct warehouse.url: name the server's own host and port, or a pool in session"
                        + " mode (pgbouncer: pool_mode = session).");
    }
}
