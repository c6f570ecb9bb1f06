package dev.ooosync.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.LockedException;
import dev.ooosync.warehouse.PublishSession;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.Warehouse;
import dev.ooosync.warehouse.WarehouseSession;
import dev.ooosync.warehouse.WarehouseUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Warehouses that are named through symbolic links. */
class LinkedFilesTests {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    @TempDir
    Path temporary;

    private Path root;
    private Path data;

    @BeforeEach
    void directories() throws IOException {
        root = temporary.toRealPath();
        data = Files.createDirectory(root.resolve("data"));
    }

    private Path link(String name, String target) throws IOException {
        return Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }

    private static Warehouse duckDb(Path file) {
        return Warehouse.of(WarehouseUnderTest.settings("jdbc:duckdb:" + file, null, 3));
    }

    private static Warehouse h2(Path file) {
        return Warehouse.of(WarehouseUnderTest.settings("jdbc:h2:file:" + file, null, 3));
    }

    private static void publish(Warehouse warehouse, String note) {
        try (WarehouseSession locked = warehouse.lock(NOW);
                PublishSession session = locked.publishing()) {
            session.sql()
                    .text("INSERT INTO calcom.schema_file VALUES ('" + note + "', 'x')")
                    .update();
            session.publish(true, null);
        }
    }

    private static List<String> notes(Warehouse warehouse) {
        try (PublishedWarehouse published = warehouse.open()) {
            return published
                    .sql()
                    .text("SELECT file FROM calcom.schema_file WHERE content_hash = 'x' ORDER BY file")
                    .query(String.class)
                    .list();
        }
    }

    @ParameterizedTest
    @CsvSource({"data/w.duckdb, w.duckdb", "chain, w.duckdb", "dir/w.duckdb, w.duckdb", "dir/other, other"})
    void a_link_stays_a_link_and_the_file_it_leads_to_is_replaced(String target, String real) throws IOException {
        link("dir", "data");
        link("chain", "data/w.duckdb");
        Path link = link("house", target);
        publish(duckDb(link), "one");
        publish(duckDb(data.resolve(real)), "two");
        publish(duckDb(link), "three");

        assertThat(link).isSymbolicLink();
        assertThat(notes(duckDb(data.resolve(real)))).containsExactly("one", "three", "two");
        assertThat(data.toFile().list()).containsExactlyInAnyOrder(real, real + ".1", real + ".2", real + ".lock");
        assertThat(root.toFile().list()).containsExactlyInAnyOrder("data", "dir", "chain", "house");
    }

    @Test
    void two_names_of_a_file_have_one_lock() throws IOException {
        Path link = link("house", "data/w.duckdb");
        Path directory = link("dir", "data");

        try (WarehouseSession locked = duckDb(link).lock(NOW)) {
            assertThatThrownBy(() -> duckDb(directory.resolve("w.duckdb")).lock(NOW))
                    .isInstanceOf(LockedException.class);
            assertThat(duckDb(data.resolve("w.duckdb")).holder()).isPresent();
        }
    }

    /** Else a link that is turned while a run is alive would have it publish where it holds no lock. */
    @Test
    void a_session_stays_at_the_file_that_it_has_locked() throws IOException {
        publish(duckDb(data.resolve("a")), "a");
        publish(duckDb(data.resolve("b")), "b");
        Path link = link("house", "data/a");
        try (WarehouseSession locked = duckDb(link).lock(NOW)) {
            Files.delete(link);
            link("house", "data/b");
            locked.requirePublishable();
            try (PublishSession session = locked.publishing()) {
                session.sql()
                        .text("INSERT INTO calcom.schema_file VALUES ('a too', 'x')")
                        .update();
                session.publish(true, null);
            }
        }

        assertThat(notes(duckDb(data.resolve("a")))).containsExactly("a", "a too");
        assertThat(notes(duckDb(data.resolve("b")))).containsExactly("b");
    }

    @Test
    void a_rollback_through_a_link_goes_back_at_the_real_path() throws IOException {
        Path link = link("house", "data/w.duckdb");
        publish(duckDb(link), "one");
        publish(duckDb(link), "two");

        duckDb(link).rollback().orElseThrow().rollBack(NOW, generation -> {});

        assertThat(link).isSymbolicLink();
        assertThat(notes(duckDb(data.resolve("w.duckdb")))).containsExactly("one");
        assertThat(duckDb(data.resolve("w.duckdb")).rollback().orElseThrow().isHeld())
                .isTrue();
    }

    @Test
    void an_h2_file_behind_a_link_is_one_file_with_one_lock() throws IOException {
        Path link = link("house.mv.db", "data/w.mv.db");
        publish(h2(root.resolve("house")), "one");

        assertThat(link).isSymbolicLink();
        assertThat(notes(h2(data.resolve("w")))).containsExactly("one");
        try (WarehouseSession locked = h2(root.resolve("house")).lock(NOW)) {
            assertThatThrownBy(() -> h2(data.resolve("w")).lock(NOW))
                    .hasMessageContaining("is locked by another process");
        }
        assertThat(data.toFile().list()).containsExactlyInAnyOrder("w.mv.db", "w.lock");
    }

    @Test
    void an_h2_file_by_another_name_is_refused() throws IOException {
        link("house.mv.db", "data/w.old");

        assertThatThrownBy(() -> h2(root.resolve("house")))
                .hasMessageContaining("must end in .mv.db")
                .isInstanceOfSatisfying(
                        SyncException.class,
                        refused -> assertThat(refused.remedy()).isEqualTo(Remedy.FIX_CONFIGURATION));
    }

    @Test
    void links_in_a_circle_and_devices_are_refused() throws IOException {
        Path circle = link("one", "two");
        link("two", "one");

        refused(() -> duckDb(circle), "links lead in a circle");
        refused(() -> duckDb(Path.of("/dev/null")), "that is no file");
        assertThat(circle).isSymbolicLink();
    }

    @Test
    void a_link_into_a_directory_that_is_missing_is_refused() throws IOException {
        Path link = link("house", "nowhere/w.duckdb");

        refused(() -> duckDb(link).lock(NOW), root.resolve("nowhere").toString());
        assertThat(root.toFile().list()).containsExactlyInAnyOrder("data", "house");
    }

    @ParameterizedTest
    @ValueSource(strings = {".next", ".staging", ".lock", ".hold", ".rolled-back", ".1", ".7"})
    void a_link_in_the_place_of_our_own_file_is_refused(String suffix) throws IOException {
        Path precious = Files.writeString(root.resolve("precious"), "words");
        Path link = link("data/w.duckdb" + suffix, "../precious");

        refused(() -> duckDb(data.resolve("w.duckdb")).lock(NOW), link.toString());
        refused(
                () -> duckDb(data.resolve("w.duckdb")).rollback().orElseThrow().rollBack(NOW, generation -> {}),
                link.toString());
        assertThat(precious).hasContent("words");
        assertThat(data.toFile().list()).containsExactly("w.duckdb" + suffix);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable doing, String told) {
        assertThatThrownBy(doing)
                .hasMessageContaining(told)
                .isInstanceOfSatisfying(
                        SyncException.class,
                        refused -> assertThat(refused.remedy()).isEqualTo(Remedy.FIX_CONFIGURATION));
    }
}
