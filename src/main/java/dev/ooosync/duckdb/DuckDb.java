package dev.ooosync.duckdb;

import dev.ooosync.database.Database;
import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.disk.DiskFailure;
import dev.ooosync.disk.FileOwner;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Opens DuckDB databases. */
final class DuckDb {

    private DuckDb() {}

    /** A database in memory, to attach a file to that rows are appended to: that takes little. */
    static Database inMemory() {
        return open("jdbc:duckdb:", limited(64), "in memory");
    }

    /**
     * A file opened for writing; made with the storage version when it does not exist.
     *
     * @param megabytes what DuckDB may take; work that needs more fails
     */
    static Database writing(Path file, String storageVersion, long megabytes) {
        Properties properties = limited(megabytes);
        properties.setProperty("storage_compatibility_version", storageVersion);
        // A commit need not wait for the checkpoint, which is asked for once all is well.
        properties.setProperty("checkpoint_threshold", "1TB");
        return open("jdbc:duckdb:" + file, properties, file.toString());
    }

    /** A file opened for reading only; leaves no file next to it. */
    static Database reading(Path file) {
        Properties properties = limited(256);
        properties.setProperty("duckdb.read_only", "true");
        // Large answers bit by bit, not all in memory.
        properties.setProperty("jdbc_stream_results", "true");
        return open("jdbc:duckdb:" + file, properties, file.toString());
    }

    /** Bounded, because DuckDB takes up to 80 % of the machine's memory by default. */
    private static Properties limited(long megabytes) {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", megabytes + "MB");
        properties.setProperty("threads", "2");
        // Else a file that looks like another database's would have DuckDB fetch code from the network for it.
        properties.setProperty("autoinstall_known_extensions", "false");
        return properties;
    }

    private static Database open(String url, Properties properties, String what) {
        try {
            return new Database(DriverManager.getConnection(url, properties), DuckDbEngine.DIALECT);
        } catch (SQLException e) {
            String found = DiskFailure.isPermission(e) ? FileOwner.refusal(Path.of(what)) : DatabaseFailure.describe(e);
            throw new SyncException(Remedy.FREE_DISK, "The DuckDB database " + what + " cannot be opened: " + found, e);
        }
    }

    /** Attaches a file under an alias. */
    static void attach(Database database, Path file, String alias) {
        attach(database, file, alias, "");
    }

    /** The same for reading only: nothing changes, whether or not there is a log next to the file. */
    static void attachReading(Database database, Path file, String alias) {
        attach(database, file, alias, " (READ_ONLY)");
    }

    /** ATTACH takes no parameters, so the path is quoted here and nowhere else. */
    private static void attach(Database database, Path file, String alias, String options) {
        database.execute("ATTACH '" + file.toString().replace("'", "''") + "' AS " + alias + options);
    }

    /** Writes everything from the log into the file, so that the file needs no log. */
    static void checkpoint(Database database) {
        database.execute("CHECKPOINT");
    }
}
