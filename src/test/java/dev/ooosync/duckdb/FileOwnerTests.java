package dev.ooosync.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ooosync.disk.FileOwner;
import dev.ooosync.staging.Staging;
import dev.ooosync.warehouse.PublishSession;
import dev.ooosync.warehouse.Warehouse;
import dev.ooosync.warehouse.WarehouseSession;
import dev.ooosync.warehouse.WarehouseUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run of root's leaves in a service's directory. Of users: 4242 is the service, 4343 the analysts' group. */
class FileOwnerTests {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    @TempDir
    Path temporary;

    private Path directory;
    private WarehouseFixture warehouse;

    @BeforeEach
    void serviceDirectory() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "giving files to others takes root");
        directory = Files.createDirectory(temporary.toRealPath().resolve("state"));
        own(directory, "4242:4242", "rwxr-x---");
        warehouse = WarehouseFixture.in(directory);
    }

    private static void own(Path file, String owner, String mode) throws IOException {
        var principals = file.getFileSystem().getUserPrincipalLookupService();
        var view = Files.getFileAttributeView(file, java.nio.file.attribute.PosixFileAttributeView.class);
        view.setOwner(principals.lookupPrincipalByName(owner.split(":")[0]));
        view.setGroup(principals.lookupPrincipalByGroupName(owner.split(":")[1]));
        view.setPermissions(PosixFilePermissions.fromString(mode));
    }

    private static String owned(Path file) throws IOException {
        PosixFileAttributes found = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return found.owner().getName() + ":" + found.group().getName() + " "
                + PosixFilePermissions.toString(found.permissions());
    }

    private void publish(String note) {
        try (WarehouseSession locked = Warehouse.of(warehouse.settings(3)).lock(NOW)) {
            locked.requirePublishable();
            try (PublishSession session = locked.publishing()) {
                session.sql()
                        .text("INSERT INTO calcom.schema_file VALUES ('" + note + "', 'x')")
                        .update();
                session.publish(true, null);
            }
        }
    }

    @Test
    void a_first_publish_belongs_to_whom_the_directory_belongs() throws Exception {
        publish("one");

        assertThat(owned(warehouse.files().published())).isEqualTo("4242:4242 r--r-----");
        assertThat(owned(warehouse.files().lock())).startsWith("4242:4242 rw-");
    }

    @Test
    void owner_and_group_of_the_published_file_are_kept() throws Exception {
        publish("one");
        own(warehouse.files().published(), "4242:4343", "r--r-----");

        publish("two");

        assertThat(owned(warehouse.files().published())).isEqualTo("4242:4343 r--r-----");
        assertThat(owned(warehouse.files().generation(1))).isEqualTo("4242:4343 r--r-----");
        assertThat(warehouse.names())
                .containsExactly("warehouse.duckdb", "warehouse.duckdb.1", "warehouse.duckdb.lock");
    }

    @Test
    void what_an_earlier_version_left_to_root_is_given_back() throws Exception {
        publish("one");
        own(warehouse.files().published(), "root:root", "r--r-----");
        own(warehouse.files().lock(), "root:root", "rw-r--r--");

        publish("two");

        assertThat(owned(warehouse.files().published())).isEqualTo("4242:4242 r--r-----");
        assertThat(owned(warehouse.files().lock())).startsWith("4242:4242 ");
    }

    @Test
    void staging_and_hold_belong_to_the_service() throws Exception {
        publish("one");
        publish("two");
        Warehouse opened = Warehouse.of(warehouse.settings(3));
        own(warehouse.files().generation(1), "4242:4343", "r--r-----");
        opened.rollback()
                .orElseThrow()
                .rollBack(
                        NOW,
                        generation -> generation.change(
                                sql -> sql.text("DELETE FROM calcom.schema_file WHERE content_hash = 'x'")
                                        .update()));
        assertThat(owned(warehouse.files().published())).isEqualTo("4242:4343 r--r-----");
        try (WarehouseSession locked = opened.lock(NOW);
                Staging staging = locked.staging(
                        WarehouseUnderTest.staged("20261122T0300-aaaa", 17), LocalDateTime.of(2026, 11, 22, 3, 0))) {
            assertThat(owned(warehouse.files().staging())).startsWith("4242:4242 ");
            assertThat(owned(WarehouseFiles.wal(warehouse.files().staging()))).startsWith("4242:4242 ");
        }

        assertThat(owned(warehouse.files().hold())).startsWith("4242:4242 ");
        assertThat(owned(warehouse.files().rolledBack())).startsWith("4242:4242 ");
    }

    @Test
    void what_a_publish_puts_aside_while_it_works_can_be_removed_by_the_service() throws Exception {
        try (WarehouseSession locked = Warehouse.of(warehouse.settings(3)).lock(NOW);
                PublishSession session = locked.publishing()) {
            assertThat(owned(WarehouseFiles.spilled(warehouse.files().next()))).startsWith("4242:4242 rwx");
        }
        assertThat(warehouse.names()).containsExactly("warehouse.duckdb.lock");
    }

    @Test
    void in_roots_own_directory_that_a_group_may_write_to_the_group_can_go_on() throws Exception {
        own(directory, "root:4343", "rwxrwx---");

        publish("one");

        assertThat(owned(warehouse.files().published())).isEqualTo("root:4343 r--r-----");
        assertThat(owned(warehouse.files().lock())).startsWith("root:4343 rw-rw-");
    }

    @Test
    void in_roots_own_directory_everything_stays_roots() throws Exception {
        own(directory, "root:4343", "rwxr-x---");

        publish("one");

        assertThat(owned(warehouse.files().published())).isEqualTo("root:root r--r-----");
        assertThat(owned(warehouse.files().lock())).startsWith("root:root ");
    }

    @Test
    void an_h2_file_and_its_lock_belong_to_the_service() throws Exception {
        Warehouse h2 = Warehouse.of(WarehouseUnderTest.settings("jdbc:h2:file:" + directory.resolve("w"), null, 3));
        h2.lock(NOW).close();

        assertThat(owned(directory.resolve("w.mv.db"))).startsWith("4242:4242 ");
        assertThat(owned(directory.resolve("w.lock"))).startsWith("4242:4242 ");
    }

    @Test
    void a_link_that_somebody_has_put_there_gives_nothing_away() throws Exception {
        Path precious = Files.writeString(temporary.resolve("precious"), "words");
        own(precious, "root:root", "rw-------");
        Path link = Files.createSymbolicLink(directory.resolve("link"), precious);

        FileOwner.give(link);

        assertThat(owned(precious)).isEqualTo("root:root rw-------");
        assertThat(owned(link)).startsWith("4242:4242 ");
    }
}
