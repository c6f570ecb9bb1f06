package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.Secret;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.WarehouseUnderTest;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a role may do at a PostgreSQL server, and what the job says when that is too little. */
@SuppressWarnings("NullAway")
class PostgresPrivilegesTests {

    private static final List<String> FOR_READERS = List.of(
            "away_next_30_days",
            "away_period",
            "away_today",
            "calendar_day",
            "capacity_by_day",
            "coverage_gap",
            "days_away_by_month",
            "freshness",
            "group_member_period",
            "held_closing",
            "lead_time",
            "ooo_day",
            "ooo_entry",
            "ooo_entry_day",
            "ooo_entry_history",
            "org_user",
            "org_user_history",
            "sync_check",
            "sync_resource",
            "sync_run",
            "sync_step",
            "team",
            "team_history",
            "team_member",
            "team_member_history",
            "time_zone_offset",
            "user_attribute",
            "user_attribute_history",
            "user_today");

    @TempDir
    Path directory;

    private WarehouseUnderTest server;
    private String url;
    private String role;

    @BeforeEach
    void makeRole() throws Exception {
        server = Kind.POSTGRESQL.none(directory);
        url = server.settings().url();
        role = "role of " + url.substring(url.lastIndexOf('/') + 1);
        server.execute("CREATE ROLE \"" + role + "\" LOGIN");
    }

    private PublishingFixture warehouse(String url, String user, @Nullable String password, @Nullable String reader) {
        Secret secret = password == null ? null : new Secret(password);
        return new PublishingFixture(
                WarehouseUnderTest.of(
                        new SyncSettings.Warehouse(url, user, null, secret, null, reader, "v1.0.0", "0440", 3),
                        server.settings().url(),
                        "postgres"),
                1);
    }

    private void publish(String user, @Nullable String reader) {
        warehouse(url, user, null, reader).run("run-1", 17, List.of(WarehouseContract.entry(1)));
    }

    /** Runs, is refused with 78, does as the message says, and runs again. */
    private String[] publishAsTheMessageSays(@Nullable String reader) throws Exception {
        SyncException refused = catchThrowableOfType(SyncException.class, () -> publish(role, reader));
        assertThat(refused.remedy()).isEqualTo(Remedy.FIX_CONFIGURATION);
        String[] statements =
                refused.getMessage().replaceFirst("(?s).*run: ", "").split("; ");
        server.execute(statements);
        publish(role, reader);
        assertThat(server.rows("SELECT entry_id FROM calcom.ooo_entry")).hasSize(1);
        return statements;
    }

    @Test
    void a_role_without_any_right_is_told_which_statement_gives_it() throws Exception {
        assertThat(publishAsTheMessageSays(null))
                .containsExactly(
                        "GRANT CREATE ON DATABASE " + url.substring(url.lastIndexOf('/') + 1) + " TO \"" + role + "\"");
    }

    @Test
    void both_schemas_made_for_the_role_are_enough() throws Exception {
        server.execute(
                "CREATE SCHEMA calcom AUTHORIZATION \"" + role + "\"",
                "CREATE SCHEMA calcom_staging AUTHORIZATION \"" + role + "\"");
        publish(role, null);
        assertThat(server.rows("SELECT entry_id FROM calcom.ooo_entry")).hasSize(1);
    }

    @Test
    void schemas_of_somebody_else_need_a_grant() throws Exception {
        server.execute("CREATE SCHEMA calcom", "CREATE SCHEMA calcom_staging");
        assertThat(publishAsTheMessageSays(null))
                .hasSize(2)
                .allSatisfy(statement -> assertThat(statement).startsWith("GRANT USAGE, CREATE ON SCHEMA calcom"));
    }

    @Test
    void tables_that_another_role_has_made_are_handed_over_and_others_stay() throws Exception {
        publish("postgres", null);
        server.execute(
                "CREATE ROLE \"owner of " + role + "\"",
                "CREATE TABLE calcom.of_somebody_else ()",
                "ALTER TABLE calcom.of_somebody_else OWNER TO \"owner of " + role + "\"");
        assertThat(publishAsTheMessageSays(null)).hasSizeGreaterThan(15).noneMatch(text -> text.contains("somebody"));
    }

    @Test
    void a_wrong_password_a_missing_database_and_a_server_that_is_away_are_told_apart() throws Exception {
        Path rules = Path.of(server.rows("SHOW hba_file").get(0).get(0));
        String before = Files.readString(rules);
        Files.writeString(rules, "host all \"" + role + "\" all scram-sha-256\n" + before);
        try {
            server.execute("ALTER ROLE \"" + role + "\" PASSWORD 'right'", "SELECT pg_reload_conf()");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertRefused(url, "quokka", Remedy.FIX_CONFIGURATION, "password"));
            warehouse(url, "postgres", null, null).run("run-1", 17, List.of());
        } finally {
            Files.writeString(rules, before);
            server.execute("SELECT pg_reload_conf()");
        }
        assertRefused(url + "_missing", "quokka", Remedy.FIX_CONFIGURATION, "does not exist");
        assertRefused("jdbc:postgresql://127.0.0.1:1/x", "quokka", Remedy.RUN_LATER, "refused");
    }

    private void assertRefused(String address, String password, Remedy remedy, String words) {
        assertThatThrownBy(() -> warehouse(address, role, password, null).run("run-1", 17, List.of()))
                .isInstanceOfSatisfying(
                        SyncException.class,
                        refused -> assertThat(refused.remedy()).isEqualTo(remedy))
                .hasMessageContaining(words)
                .hasMessageContaining(address)
                .satisfies(refused ->
                        assertThat(String.valueOf(refused.getMessage())).doesNotContain("quokka"));
    }

    @Test
    void the_readers_role_reads_everything_but_payloads_and_rejects_whatever_changes() throws Exception {
        String reader = "Reader \"x\" of '" + role + "'; --";
        String quoted = '"' + reader.replace("\"", "\"\"") + '"';
        server.execute("GRANT CREATE ON DATABASE " + url.substring(url.lastIndexOf('/') + 1) + " TO \"" + role + "\"");

        assertThatThrownBy(() -> publish(role, reader))
                .isInstanceOfSatisfying(
                        SyncException.class,
                        refused -> assertThat(refused.remedy()).isEqualTo(Remedy.FIX_CONFIGURATION))
                .hasMessageContaining("CREATE ROLE " + quoted);
        server.execute("CREATE ROLE " + quoted + " LOGIN");
        publish(role, reader);
        assertThat(readable(reader)).isEqualTo(FOR_READERS);

        // A new table, and a view with another text.
        server.execute(
                "DROP TABLE calcom.sync_check",
                "DELETE FROM calcom.schema_file WHERE file IN ('schema/100_sync_check', 'schema/105_check_examples', 'models/900_freshness')");
        warehouse(url, role, null, reader).run("run-2", 17, List.of(WarehouseContract.entry(2)));
        assertThat(readable(reader)).isEqualTo(FOR_READERS);
        try (Connection connection = DriverManager.getConnection(url, reader, "")) {
            assertThat(WarehouseUnderTest.rows(connection, "SELECT count(*) FROM calcom.freshness"))
                    .containsExactly(List.of("1"));
            assertThatThrownBy(() -> WarehouseUnderTest.rows(connection, "DELETE FROM calcom.ooo_day"))
                    .hasMessageContaining("permission denied");
        }
    }

    private List<String> readable(String reader) throws Exception {
        return server
                .rows(
                        "SELECT relname FROM pg_class WHERE relnamespace = 'calcom'::regnamespace AND relkind IN ('r', 'v')"
                                + " AND has_table_privilege('" + reader.replace("'", "''")
                                + "', oid, 'SELECT') ORDER BY relname")
                .stream()
                .map(row -> row.get(0))
                .toList();
    }
}
