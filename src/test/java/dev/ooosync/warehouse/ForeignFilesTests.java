package dev.ooosync.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.staging.Staging;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases and directories that are not ours: warehouse.url is mistyped more easily than one thinks. */
class ForeignFilesTests {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    @TempDir
    Path directory;

    private WarehouseUnderTest target;

    @AfterEach
    void drop() {
        if (target != null) {
            target.drop();
        }
    }

    private static void refused(Warehouse warehouse, String told) {
        assertThatThrownBy(() -> warehouse.lock(NOW))
                .hasMessageContaining(told)
                .isInstanceOfSatisfying(
                        SyncException.class,
                        refused -> assertThat(refused.remedy()).isEqualTo(Remedy.FIX_CONFIGURATION));
    }

    @ParameterizedTest
    @CsvSource({
        "DUCKDB, CREATE TABLE notes (text VARCHAR), calcom.schema_file",
        "DUCKDB, CREATE SCHEMA calcom; CREATE TABLE calcom.notes (text VARCHAR), calcom.schema_file",
        "DUCKDB, SELECT 1, calcom.schema_file",
        "H2, CREATE TABLE notes (text VARCHAR), PUBLIC.NOTES",
        "H2, CREATE SCHEMA calcom; CREATE TABLE calcom.notes (text VARCHAR), CALCOM.NOTES",
        "POSTGRESQL, CREATE SCHEMA calcom; CREATE TABLE calcom.notes (text VARCHAR), calcom.notes",
        "POSTGRESQL, CREATE SCHEMA calcom; CREATE VIEW calcom.one AS SELECT 1 AS one, calcom.one",
    })
    void somebodys_own_database_is_left_as_it_is(Kind kind, String made, String told) throws Exception {
        target = kind.none(directory);
        target.execute(made.split("; "));
        List<String> before = directory();

        refused(target.warehouse(), told);

        assertThat(directory()).isEqualTo(before);
        if (kind == Kind.POSTGRESQL) {
            assertThat(target.rows("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'calcom%'"))
                    .containsExactly(List.of("calcom"));
        }
    }

    /** Names, bytes and modes. */
    private List<String> directory() throws IOException {
        try (var files = Files.list(directory)) {
            return files.sorted().map(ForeignFilesTests::described).toList();
        }
    }

    private static String described(Path file) {
        try {
            return file.getFileName() + " " + java.util.Arrays.hashCode(Files.readAllBytes(file)) + " "
                    + PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SQLite format 3\0 and so on", "id,name\n1,Ada\n", ""})
    void a_file_that_is_no_database_of_duckdbs_is_left_as_it_is(String content) throws Exception {
        target = Kind.DUCKDB.none(directory);
        Files.writeString(directory.resolve("warehouse.duckdb"), content);
        List<String> before = directory();

        refused(target.warehouse(), "is not a DuckDB database");

        assertThat(directory()).isEqualTo(before);
    }

    @Test
    void nothing_of_somebodys_own_database_is_read_or_put_aside() throws Exception {
        target = Kind.DUCKDB.none(directory);
        target.execute("CREATE TABLE notes (text VARCHAR)");
        Files.writeString(directory.resolve("warehouse.duckdb.wal"), "");
        List<String> before = directory();

        refused(target.warehouse(), "not one of ooo-sync");
        assertThatThrownBy(() -> target.warehouse().open()).hasMessageContaining("not one of ooo-sync");

        assertThat(directory()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void somebodys_tables_beside_ours_survive(Kind kind) throws Exception {
        target = kind.empty(directory);
        if (kind == Kind.DUCKDB) {
            Path file = directory.resolve("warehouse.duckdb");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        target.execute(
                "CREATE SCHEMA mine",
                "CREATE TABLE mine.notes (text VARCHAR(9))",
                "INSERT INTO mine.notes VALUES ('x')");

        try (WarehouseSession locked = target.warehouse().lock(NOW)) {
            locked.requirePublishable();
            try (PublishSession session = locked.publishing()) {
                session.publish(true, null);
            }
        }

        assertThat(target.rows("SELECT text FROM mine.notes")).containsExactly(List.of("x"));
    }

    /** A run that was killed in its reading has made staging, and no tables yet. */
    @ParameterizedTest
    @EnumSource
    void what_a_first_run_has_left_is_ours(Kind kind) throws Exception {
        target = kind.none(directory);
        try (WarehouseSession locked = target.warehouse().lock(NOW);
                Staging staging = locked.staging(
                        WarehouseUnderTest.staged("20261122T0300-aaaa", 17), LocalDateTime.of(2026, 11, 22, 3, 0))) {
            assertThat(locked.isNew()).isTrue();
        }

        try (WarehouseSession locked = target.warehouse().lock(NOW)) {
            assertThat(locked.stagedReading()).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:duckdb:", "jdbc:h2:file:"})
    void a_directory_that_is_missing_is_not_made(String scheme) {
        Path missing = directory.resolve("wharehouse");

        refused(
                Warehouse.of(WarehouseUnderTest.settings(scheme + missing.resolve("w.duckdb"), null, 3)),
                "There is no directory " + missing);

        assertThat(missing).doesNotExist();
    }
}
