package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.postgresql.PostgresServer;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresMigrationTests extends MigrationContract {

    @Override
    Kind kind() {
        return Kind.POSTGRESQL;
    }

    @Override
    Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, PostgresServer.USER, "");
    }

    @Test
    void somebody_who_may_read_goes_on_reading() throws Exception {
        execute(
                "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'analyst') THEN CREATE ROLE analyst; END IF; END $$",
                "GRANT USAGE ON SCHEMA calcom TO analyst",
                "GRANT SELECT ON ALL TABLES IN SCHEMA calcom TO analyst");
        List<List<String>> relations = rows("SELECT oid::regclass::text FROM pg_class"
                + " WHERE relnamespace = 'calcom'::regnamespace AND relkind IN ('r', 'v') ORDER BY 1");
        assertThat(relations).hasSizeGreaterThan(25);

        run(OlderSource.LARGE);
        run(OlderSource.SMALL);

        for (List<String> relation : relations) {
            execute("SET ROLE analyst", "SELECT * FROM " + relation.get(0) + " LIMIT 1");
        }
    }
}
