package dev.ooosync.h2;

import dev.ooosync.database.RowLoader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Batches of prepared inserts: H2 has no faster way from a program. */
final class H2RowLoader implements RowLoader {

    private static final int BATCH = 1000;

    private final JdbcTemplate statements;

    H2RowLoader(Connection connection) {
        this.statements = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }

    @Override
    public void load(String schema, String table, Iterator<Object[]> rows) throws SQLException {
        List<Object[]> batch = new ArrayList<>(BATCH);
        while (rows.hasNext()) {
            batch.add(rows.next());
            if (batch.size() == BATCH || !rows.hasNext()) {
                statements.batchUpdate(insert(schema, table, batch.get(0).length), batch);
                batch.clear();
            }
        }
    }

    /** Names of this program's tables only; a statement's parameters cannot name a table. */
    private static String insert(String schema, String table, int columns) {
        return "INSERT INTO %s.%s VALUES (%s?)".formatted(schema, table, "?, ".repeat(columns - 1));
    }
}
