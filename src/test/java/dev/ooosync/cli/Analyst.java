package dev.ooosync.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * A process of its own that reads the published file until another file appears: either over one connection that it
 * holds open, or over a new one every 20 ms. Prints what was wrong, if anything, and how often it looked.
 */
final class Analyst {

    /** Each of these is 0 in every state that may be seen. */
    private static final String PARTIAL = """
            SELECT (SELECT count(*) = 0 FROM calcom.ooo_entry)::INT
                 + (SELECT count(*) FROM calcom.ooo_entry e FULL JOIN (FROM calcom.ooo_entry_history WHERE is_current) h
                        USING (org_id, entry_id) WHERE e.content_hash IS DISTINCT FROM h.content_hash)
                 + (SELECT count(*) FROM calcom.sync_run r ANTI JOIN calcom.sync_resource USING (run_id))
                 + (SELECT count(*) FROM calcom.ooo_entry WHERE run_id NOT IN (SELECT run_id FROM calcom.sync_run))
            """;

    private Analyst() {}

    /** Arguments: {@code hold} or {@code reopen}, the warehouse, the file whose appearance ends it. */
    public static void main(String[] arguments) throws Exception {
        Path warehouse = Path.of(arguments[1]);
        Path end = Path.of(arguments[2]);
        long looks = arguments[0].equals("hold") ? hold(warehouse, end) : reopen(warehouse, end);
        System.out.println("looks " + looks);
    }

    private static long hold(Path warehouse, Path end) throws Exception {
        long looks = 0;
        try (Connection connection = open(warehouse)) {
            long first = runs(connection);
            while (!Files.exists(end)) {
                look(connection);
                looks++;
                if (runs(connection) != first) {
                    System.out.println("wrong: an open file changed under its reader");
                }
                Thread.sleep(20);
            }
        }
        return looks;
    }

    private static long reopen(Path warehouse, Path end) throws Exception {
        long looks = 0;
        while (!Files.exists(end)) {
            try (Connection connection = open(warehouse)) {
                look(connection);
                looks++;
            } catch (SQLException e) {
                System.out.println("wrong: " + e.getMessage());
            }
            Thread.sleep(20);
        }
        return looks;
    }

    private static Connection open(Path warehouse) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("duckdb.read_only", "true");
        properties.setProperty("threads", "1");
        return DriverManager.getConnection("jdbc:duckdb:" + warehouse, properties);
    }

    private static void look(Connection connection) throws SQLException {
        long wrong = number(connection, PARTIAL);
        if (wrong != 0) {
            System.out.println("wrong: a partial state, " + wrong);
        }
    }

    private static long runs(Connection connection) throws SQLException {
        return number(connection, "SELECT count(*) FROM calcom.sync_run");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
