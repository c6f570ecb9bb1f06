package dev.ooosync.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.PublishSession;
import dev.ooosync.warehouse.WarehouseUnderTest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishSessionTests {

    private static final String NOTE = "INSERT INTO calcom.schema_file VALUES ('a note', 'x')";
    private static final String NOTES = "SELECT COUNT(*) FROM calcom.schema_file WHERE file = 'a note'";

    @TempDir
    Path directory;

    private WarehouseFixture warehouse;
    private WarehouseFiles files;

    @BeforeEach
    void warehouse() {
        warehouse = WarehouseFixture.in(directory);
        files = warehouse.files();
    }

    private void publish(String sql) {
        try (PublishSession session = FilePublishSession.open(files, warehouse.settings(3))) {
            session.sql().text(sql).update();
            session.publish(true, null);
        }
    }

    private String notes() throws Exception {
        return WarehouseFixture.query(files.published(), NOTES).get(0).get(0);
    }

    @Test
    void a_half_written_copy_of_an_earlier_run_is_thrown_away() throws Exception {
        publish(NOTE);
        Files.writeString(files.next(), "half");
        Files.writeString(WarehouseFiles.wal(files.next()), "written");
        publish("DELETE FROM calcom.schema_file WHERE file = 'nothing'");
        assertThat(notes()).isEqualTo("1");
        assertThat(warehouse.names()).containsExactly("warehouse.duckdb", "warehouse.duckdb.1");
    }

    @Test
    void a_published_file_that_is_no_database_is_named_and_left_as_it_is() throws Exception {
        byte[] garbage = "this is no database ".repeat(2000).getBytes(StandardCharsets.UTF_8);
        Files.write(files.published(), garbage);
        assertThatThrownBy(() -> FilePublishSession.open(files, warehouse.settings(3)))
                .isInstanceOfSatisfying(
                        SyncException.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(Remedy.FREE_DISK))
                .hasMessageContaining("The warehouse " + files.published() + " cannot be read");
        assertThat(files.published()).hasBinaryContent(garbage);
        assertThat(warehouse.names()).containsExactly("warehouse.duckdb");
    }

    @Test
    void a_file_that_looks_like_another_databases_has_nothing_fetched_from_the_network() throws Exception {
        Files.writeString(files.published(), "SQLite format 3\0" + " ".repeat(8000));
        assertThatThrownBy(() -> DuckDb.reading(files.published()))
                .isInstanceOf(SyncException.class)
                .hasMessageNotContaining("download")
                .hasMessageContaining("not found");
    }

    @Test
    void a_published_file_cut_short_is_noticed_before_it_is_copied() throws Exception {
        publish(NOTE);
        PublishedFile.refuseUnreadable(files, warehouse.settings(3));
        byte[] whole = Files.readAllBytes(files.published());
        Files.delete(files.published());
        Files.write(files.published(), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(files.next(), "half");
        assertThatThrownBy(() -> PublishedFile.refuseUnreadable(files, warehouse.settings(3)))
                .isInstanceOfSatisfying(
                        SyncException.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(Remedy.FREE_DISK))
                .hasMessageContaining("rollback JOB");
        assertThat(files.next()).doesNotExist();
    }

    @Test
    void a_published_file_cut_short_is_left_as_it_is() throws Exception {
        publish(NOTE);
        byte[] whole = Files.readAllBytes(files.published());
        byte[] cut = Arrays.copyOf(whole, whole.length - whole.length / 3);
        Files.delete(files.published());
        Files.write(files.published(), cut);
        assertThatThrownBy(() -> FilePublishSession.open(files, warehouse.settings(3)))
                .isInstanceOf(SyncException.class);
        assertThat(files.published()).hasBinaryContent(cut);
        assertThat(files.next()).doesNotExist();
    }

    @Test
    void closing_without_publishing_leaves_the_published_file_as_it_was() throws Exception {
        publish(NOTE);
        byte[] before = Files.readAllBytes(files.published());
        try (PublishSession session = FilePublishSession.open(files, warehouse.settings(3))) {
            session.sql().text("DELETE FROM calcom.schema_file").update();
        }
        assertThat(files.published()).hasBinaryContent(before);
        assertThat(warehouse.names()).containsExactly("warehouse.duckdb");
    }

    @Test
    void a_first_session_without_publishing_makes_no_warehouse() throws Exception {
        FilePublishSession.open(files, warehouse.settings(3)).close();
        assertThat(warehouse.names()).isEmpty();
    }

    @Test
    void a_transaction_that_throws_is_rolled_back_and_the_session_goes_on() throws Exception {
        try (PublishSession session = FilePublishSession.open(files, warehouse.settings(3))) {
            assertThatThrownBy(() -> session.inTransaction(() -> {
                        session.sql().text(NOTE).update();
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            session.publish(true, null);
        }
        assertThat(notes()).isEqualTo("0");
    }

    @Test
    void the_published_file_is_read_only_and_has_no_log() throws Exception {
        publish(NOTE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.published())))
                .isEqualTo("r--r-----");
        assertThat(warehouse.names()).containsExactly("warehouse.duckdb");
    }

    /** Clients of version 1.0 and later read versions from 64; the number stands behind checksum and magic bytes. */
    @Test
    void the_storage_version_is_one_that_old_clients_can_read_also_after_a_second_publish() throws Exception {
        publish(NOTE);
        publish("UPDATE calcom.schema_file SET content_hash = 'y' WHERE file = 'a note'");
        ByteBuffer header =
                ByteBuffer.wrap(Files.readAllBytes(files.published())).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(new String(header.array(), 8, 4, StandardCharsets.US_ASCII)).isEqualTo("DUCK");
        assertThat(header.getLong(12)).isEqualTo(64);
    }

    @Test
    void staging_is_there_once_attached_and_a_broken_one_stops_nobody_who_does_not_need_it() throws Exception {
        new StagingFile(files)
                .open(WarehouseUnderTest.staged("run-a", 17), WarehouseFixture.AS_OF)
                .close();
        try (PublishSession session = FilePublishSession.open(files, warehouse.settings(3))) {
            session.attachStaging();
            assertThat(session.sql()
                            .text("SELECT run_id FROM calcom_staging.reading")
                            .query(String.class)
                            .single())
                    .isEqualTo("run-a");
        }
        Files.writeString(files.staging(), "garbage ".repeat(1000));
        publish(NOTE);
        assertThat(notes()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"temp", "system", "main", "memory", "it's", "a b", "ooo_entry"})
    void any_file_name_that_the_settings_allow_works(String name) throws Exception {
        WarehouseFiles odd = new WarehouseFiles(directory.resolve(name + ".duckdb"));
        new StagingFile(odd)
                .open(WarehouseUnderTest.staged("run-a", 17), WarehouseFixture.AS_OF)
                .close();
        try (PublishSession session = FilePublishSession.open(odd, new WarehouseFixture(odd).settings(3))) {
            session.attachStaging();
            session.sql().text("SELECT * FROM calcom_staging.reading").query().listOfRows();
            session.publish(true, null);
        }
        assertThat(WarehouseFixture.query(odd.published(), "SELECT COUNT(*) FROM calcom.calendar_day"))
                .isEqualTo(List.of(List.of("36525")));
    }
}
