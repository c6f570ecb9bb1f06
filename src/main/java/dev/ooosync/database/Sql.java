package dev.ooosync.database;

import dev.ooosync.database.SqlFiles.SqlFile;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The statements of {@code sql/} on one connection, in the words of its database. Not thread-safe. */
public final class Sql {

    private final JdbcClient client;
    private final Dialect dialect;
    private final StagingPlace staging;

    Sql(JdbcClient client, Dialect dialect, StagingPlace staging) {
        this.client = client;
        this.dialect = dialect;
        this.staging = staging;
    }

    /**
     * A statement of {@code sql/}, to be given its parameters.
     *
     * @param name with its folder, without extension: {@code ledger/insert_run}
     */
    public StatementSpec file(String name) {
        return client.sql(staging.in(SqlFiles.text(name, dialect)));
    }

    /** The files of a folder, in the words of this database. */
    public List<SqlFile> folder(String folder) {
        return SqlFiles.folder(folder, dialect);
    }

    /** A statement that is not in a file of its own right, such as one of {@link #folder}. */
    public StatementSpec text(String statement) {
        return client.sql(statement);
    }
}
