package dev.ooosync.warehouse;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One open DuckDB database: its connection, statements and transactions. Not thread-safe. */
final class DuckDb implements AutoCloseable {

    private final Connection connection;
    private final SingleConnectionDataSource source;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    private DuckDb(Connection connection) {
        this.connection = connection;
        this.source = new SingleConnectionDataSource(connection, true);
        this.sql = JdbcClient.create(source);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    /** A database in memory, to attach a file to that rows are appended to: that takes little. */
    static DuckDb inMemory() {
        return open("jdbc:duckdb:", limited(64), "in memory");
    }

    /**
     * A file opened for writing; made with the storage version when it does not exist.
     *
     * @param megabytes what DuckDB may take; work that needs more fails
     */
    static DuckDb writing(Path file, String storageVersion, long megabytes) {
        Properties properties = limited(megabytes);
        properties.setProperty("storage_compatibility_version", storageVersion);
        // A commit need not wait for the checkpoint, which is asked for once all is well.
        properties.setProperty("checkpoint_threshold", "1TB");
        return open("jdbc:duckdb:" + file, properties, file.toString());
    }

    /** A file opened for reading only; leaves no trace beside it. */
    static DuckDb reading(Path file) {
        Properties properties = limited(256);
        properties.setProperty("duckdb.read_only", "true");
        return open("jdbc:duckdb:" + file, properties, file.toString());
    }

    /** Bounded, because DuckDB takes up to 80 % of the machine's memory by default. */
    private static Properties limited(long megabytes) {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", megabytes + "MB");
        properties.setProperty("threads", "2");
        return properties;
    }

    private static DuckDb open(String url, Properties properties, String what) {
        try {
            return new DuckDb(DriverManager.getConnection(url, properties));
        } catch (SQLException e) {
            throw new SyncException(
                    Remedy.FREE_DISK,
                    "The DuckDB database " + what + " cannot be opened: " + DatabaseFailure.describe(e),
                    e);
        }
    }

    /** Attaches a file under an alias. ATTACH takes no parameters, so the path is quoted here and nowhere else. */
    void attach(Path file, String alias) {
        execute("ATTACH '" + file.toString().replace("'", "''") + "' AS " + alias);
    }

    /** Writes everything from the log into the file, so that the file stands alone. */
    void checkpoint() {
        execute("CHECKPOINT");
    }

    private void execute(String statement) {
        new JdbcTemplate(source).execute(statement);
    }

    Connection connection() {
        return connection;
    }

    JdbcClient sql() {
        return sql;
    }

    TransactionTemplate transaction() {
        return transaction;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new SyncException(
                    Remedy.FREE_DISK, "A DuckDB database cannot be closed: " + DatabaseFailure.describe(e), e);
        }
    }
}
