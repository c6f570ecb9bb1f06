package dev.ooosync.warehouse;

import com.zaxxer.hikari.HikariDataSource;
import dev.ooosync.database.SqlFiles;
import dev.ooosync.database.StagingPlace;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Connections of their own to the warehouse's server, for the run store's tables in {@code calcom_staging}. */
public final class RunStoreSource implements AutoCloseable {

    /** One for the step's transaction, one for what Spring Batch must keep even if that rolls back. */
    private static final int CONNECTIONS = 2;

    /** A server that is gone has taken the warehouse's lock with it: there is nothing to wait for. */
    private static final long WAIT_MILLIS = 5_000;

    private final HikariDataSource pool;

    /**
     * Connections to a server.
     *
     * @param properties user, password and options, as the server's driver calls them
     */
    public RunStoreSource(String url, Properties properties) {
        this.pool = new HikariDataSource();
        pool.setPoolName("run-store");
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(WAIT_MILLIS);
        pool.setJdbcUrl(url);
        pool.setDataSourceProperties(properties);
        pool.setSchema(StagingPlace.SCHEMA);
    }

    public DataSource dataSource() {
        return pool;
    }

    /** Whether a table of the run store is there. */
    public boolean hasTable(String table) {
        return JdbcClient.create(pool)
                        .sql(SqlFiles.text("postgresql/count_tables"))
                        .param("table", table)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Override
    public void close() {
        pool.close();
    }
}
