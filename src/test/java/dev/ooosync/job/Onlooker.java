package dev.ooosync.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** An analyst who looks at the published data over and over while a run is under way. */
final class Onlooker implements AutoCloseable {

    private final Set<List<String>> seen = ConcurrentHashMap.newKeySet();
    private final Connection connection;
    private final CompletableFuture<Void> looking;
    private volatile boolean ended;

    Onlooker(PostgresJob job) throws SQLException {
        connection = job.connect();
        seen.add(PostgresJob.published(connection));
        looking = CompletableFuture.runAsync(this::look);
    }

    private void look() {
        try {
            while (!ended) {
                seen.add(PostgresJob.published(connection));
                Thread.sleep(100);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every state of the data that was seen. */
    Set<List<String>> seen() {
        ended = true;
        looking.join();
        return seen;
    }

    @Override
    public void close() throws SQLException {
        ended = true;
        looking.exceptionally(failure -> null).join();
        connection.close();
    }
}
