package dev.ooosync.job;

import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.disk.DiskFailure;
import dev.ooosync.disk.FileOwner;
import dev.ooosync.disk.WrittenPath;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.LockedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Run stores in H2 files, one per job. The warehouse does not depend on it: a file that H2 cannot read is
 * put aside, and the next run reads from the start.
 */
final class RunStoreFile {

    private static final Logger LOG = LoggerFactory.getLogger(RunStoreFile.class);

    private static final String SETTING = "run-store";
    private static final int CONNECTIONS = 2;
    private static final int SEQUENCES = 3;

    private RunStoreFile() {}

    /**
     * Opens a job's run store.
     *
     * @throws LockedException when another process has it open
     */
    static RunStore open(Path directory, String job) {
        Path database = WrittenPath.ofH2(SETTING, directory.resolve(job));
        // WRITE_DELAY=0: a commit is on disk when it returns. Without it a kill loses committed chunks.
        // MAX_COMPACT_TIME: 20 ms at each close keep the file as small as H2's default of 200 ms; 0 would let it grow.
        String url = "jdbc:h2:file:" + database
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;MAX_COMPACT_TIME=20";
        try {
            Path home = Objects.requireNonNull(database.getParent(), "a file is in a directory");
            WrittenPath.requireDirectory(SETTING, home);
            WrittenPath.makeDirectory(home);
            FileOwner.requireWritable("The run store", Path.of(database + ".mv.db"));
            return opened(database, url, job);
        } catch (IOException | SQLException | DataAccessException e) {
            String found = DiskFailure.isPermission(e)
                    ? FileOwner.refusal(Path.of(database + ".mv.db"))
                    : DatabaseFailure.describe(e);
            throw new SyncException(
                    Remedy.FREE_DISK, "The run store " + database + ".mv.db cannot be opened: " + found, e);
        }
    }

    /** One that ends with the process. */
    static RunStore inMemory() {
        try {
            return ready("jdbc:h2:mem:run-store", "");
        } catch (SQLException e) {
            throw new SyncException(Remedy.INVESTIGATE, "H2 cannot be opened in memory: " + e.getMessage(), e);
        }
    }

    private static RunStore opened(Path database, String url, String job) throws IOException, SQLException {
        try {
            RunStore store = ready(url, job);
            FileOwner.give(Path.of(database + ".mv.db"));
            return store;
        } catch (SQLException | RuntimeException e) {
            if (e instanceof SQLException open && open.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                throw LockedException.ofRunStore(Path.of(database + ".mv.db"));
            }
            Path file = Path.of(database + ".mv.db");
            boolean full = DatabaseFailure.describe(e).contains("No space left");
            if (full || !Files.isReadable(file) || !Files.isWritable(file)) {
                throw e;
            }
            Path aside = Path.of(database + ".mv.db.broken");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("The run store {} cannot be read and is now {}; the list is read from the start.", file, aside);
            return ready(url, job);
        }
    }

    /** The pool keeps its first connection, and H2 the file: opening and closing it takes longer than all the rest. */
    private static RunStore ready(String url, String job) throws SQLException {
        JdbcConnectionPool pool = JdbcConnectionPool.create(url, "", "");
        pool.setMaxConnections(CONNECTIONS);
        try (Connection connection = pool.getConnection()) {
            createTablesOnce(connection);
            RunStore store = new RunStore(pool, "H2", pool::dispose);
            lookAt(store, job);
            return store;
        } catch (SQLException | RuntimeException e) {
            pool.dispose();
            throw e;
        }
    }

    /** A table of another version, or a context that nobody can read, would fail every run until it is gone. */
    private static void lookAt(RunStore store, String job) {
        JobInstance last = store.repository().getLastJobInstance(job);
        if (last != null) {
            store.repository().getLastJobExecution(last);
        }
    }

    /**
     * Not left to initialize-schema=always, which writes a stack trace per table into a trace file at each start. The
     * script commits each statement; its last one tells whether an earlier start was killed before it.
     */
    private static void createTablesOnce(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery(
                        "SELECT count(*) FROM INFORMATION_SCHEMA.SEQUENCES WHERE SEQUENCE_NAME LIKE 'BATCH%'")) {
            if (!last.next() || last.getInt(1) < SEQUENCES) {
                statement.execute("DROP ALL OBJECTS");
                new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-h2.sql"))
                        .populate(connection);
            }
        }
    }
}
