package dev.ooosync.warehouse;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Connections of their own to the warehouse's server, for the run store's tables in {@code calcom_staging}. */
public final class RunStoreSource implements AutoCloseable {

    /** One for the step's transaction, one for what Spring Batch must keep whatever becomes of that. */
    private static final int CONNECTIONS = 2;

    /** A server that is gone has taken the warehouse's lock with it: there is nothing to wait for. */
    private static final long WAIT_MILLIS = 5_000;

    private final HikariDataSource pool;

    RunStoreSource(Postgres server) {
        this.pool = new HikariDataSource();
        pool.setPoolName("run-store");
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(WAIT_MILLIS);
        pool.setJdbcUrl(server.url());
        pool.setDataSourceProperties(server.properties("ooo-sync run store"));
        pool.setSchema(Staging.SCHEMA);
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
