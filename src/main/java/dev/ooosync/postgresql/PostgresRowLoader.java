package dev.ooosync.postgresql;

import dev.ooosync.database.Database;
import dev.ooosync.database.RowLoader;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.postgresql.PGConnection;

/** PostgreSQL's COPY, in its text format (manual, COPY, "File Formats"). */
final class PostgresRowLoader implements RowLoader {

    private final Database database;
    private final Map<String, String> statements = new HashMap<>();

    PostgresRowLoader(Database database) {
        this.database = database;
    }

    @Override
    public void load(String schema, String table, Iterator<Object[]> rows) throws SQLException {
        if (!rows.hasNext()) {
            return;
        }
        String copy = statements.computeIfAbsent(schema + "." + table, name -> copyStatement(schema, table));
        try {
            database.connection().unwrap(PGConnection.class).getCopyAPI().copyIn(copy, new CopyText(rows));
        } catch (IOException e) {
            throw new SQLException("The connection broke off while rows were copied", "08006", e);
        }
    }

    /** Asked for once: a trip to the server less for each chunk. */
    private String copyStatement(String schema, String table) {
        return database.sql()
                .file("postgresql/copy_statement")
                .param("schema", schema)
                .param("table", table)
                .query(String.class)
                .single();
    }
}
