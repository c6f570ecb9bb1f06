package dev.ooosync.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** One open connection, with its statements and transactions. Not thread-safe. */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private static final int ANSWER_SECONDS = 5;

    private final Connection connection;
    private final Dialect dialect;
    private final StagingPlace staging;
    private final JdbcTemplate statements;
    private final Sql sql;
    private final TransactionTemplate transaction;

    public Database(Connection connection, Dialect dialect) {
        this(connection, dialect, StagingPlace.RUN);
    }

    private Database(Connection connection, Dialect dialect, StagingPlace staging) {
        SingleConnectionDataSource source = new SingleConnectionDataSource(connection, true);
        this.connection = connection;
        this.dialect = dialect;
        this.staging = staging;
        this.statements = new JdbcTemplate(source);
        this.sql = new Sql(JdbcClient.create(source), dialect, staging);
        this.transaction = new TransactionTemplate(new Transactions(source));
    }

    /** The same connection, with statements that stage elsewhere. */
    public Database stagingIn(StagingPlace place) {
        return new Database(connection, dialect, place);
    }

    public StagingPlace staging() {
        return staging;
    }

    /** Runs a statement that takes no parameters. */
    public void execute(String statement) {
        statements.execute(statement);
    }

    /** Runs the statements of a file of {@code sql/}, one after the other. */
    public void script(String name) {
        script(name, staging.in(SqlFiles.text(name, dialect)));
    }

    public void script(String name, String text) {
        new ResourceDatabasePopulator(new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), name))
                .populate(connection);
    }

    /** Asks the database; waits for its answer for a few seconds only. */
    public boolean isAlive() {
        try {
            return connection.isValid(ANSWER_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    public Connection connection() {
        return connection;
    }

    public Dialect dialect() {
        return dialect;
    }

    public Sql sql() {
        return sql;
    }

    public TransactionTemplate transaction() {
        return transaction;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw DatabaseFailure.of("A connection to the warehouse cannot be closed", e);
        }
    }

    /**
     * A connection that is gone cannot roll back, and has nothing to: Spring would throw that instead of the failure that
     * came first.
     */
    private static final class Transactions extends JdbcTransactionManager {

        private static final long serialVersionUID = 1L;

        private Transactions(DataSource source) {
            super(source);
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            try {
                super.doRollback(status);
            } catch (DataAccessException | TransactionException e) {
                LOG.debug("A transaction could not be rolled back", e);
            }
        }
    }
}
