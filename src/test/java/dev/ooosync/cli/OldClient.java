package dev.ooosync.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Properties;

/** Opens the published file with whatever driver is on its class path, and prints what an analyst would look at. */
final class OldClient {

    private OldClient() {}

    public static void main(String[] arguments) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("duckdb.read_only", "true");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + arguments[0], properties);
                Statement statement = connection.createStatement()) {
            print(statement, "SELECT 'entries', count(*), sum(calendar_days) FROM calcom.ooo_entry");
            print(statement, "SELECT 'days', count(*), count(DISTINCT user_id) FROM calcom.ooo_day");
            print(statement, "SELECT 'freshness', status, completeness FROM calcom.freshness");
            print(statement, "SELECT 'comment', comment, '' FROM duckdb_tables() WHERE table_name = 'ooo_day'");
        }
    }

    private static void print(Statement statement, String sql) throws Exception {
        try (ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                System.out.println(result.getString(1) + " " + result.getString(2) + " " + result.getString(3));
            }
        }
    }
}
