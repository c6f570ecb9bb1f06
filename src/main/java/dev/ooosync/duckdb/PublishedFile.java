package dev.ooosync.duckdb;

import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.database.Sql;
import dev.ooosync.disk.DiskFailure;
import dev.ooosync.disk.FileOwner;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.PublishedWarehouse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the published file is ours, and one that DuckDB can open. */
final class PublishedFile {

    /** DuckDB's words when another process writes to the file, or a newer version has written it. */
    private static final List<String> REFUSALS =
            List.of("Could not set lock on file", "database file with version number");

    /** What a DuckDB file has at its beginning, after a checksum of 8 bytes. */
    private static final String MAGIC = "DUCK";

    private static final int MAGIC_AT = 8;

    private PublishedFile() {}

    /**
     * Opens what is published for reading; null when there is nothing.
     *
     * @throws SyncException {@link Remedy#FIX_CONFIGURATION} when it is a database without our tables
     */
    static @Nullable PublishedWarehouse open(WarehouseFiles files) {
        if (!Files.exists(files.published())) {
            requireSeen(files.published());
            return null;
        }
        PublishedWarehouse ours = PublishedWarehouse.in(
                DuckDb.reading(files.published()), files.published().toString());
        if (ours != null) {
            return ours;
        }
        throw new SyncException(
                Remedy.FIX_CONFIGURATION,
                files.published()
                        + " is a database, but not one of ooo-sync: it has no table calcom.schema_file. It was"
                        + " left as it is. Correct " + SyncSettings.Warehouse.SETTING
                        + ": name a separate file, which the"
                        + " first run creates.");
    }

    /** A directory that may not be entered shows nothing, which is not the same as no file. */
    private static void requireSeen(Path published) {
        if (!Files.notExists(published)) {
            throw new SyncException(
                    Remedy.FREE_DISK,
                    "Whether there is a warehouse " + published + " cannot be seen: " + FileOwner.refusal(published)
                            + ".");
        }
    }

    /**
     * Lets the program go on only when the published file, if there is one, is ours. Touches nothing. What is damaged is
     * told later, and by whom it can be mended.
     */
    static void refuseForeign(WarehouseFiles files, Generations generations) {
        refuseNoDatabase(files.published(), generations);
        try (PublishedWarehouse published = open(files)) {
            // It is ours, or not there yet.
        } catch (SyncException e) {
            if (isRefused(e)) {
                throw e;
            }
        }
    }

    /** If it has earlier generations, it is a damaged warehouse. */
    private static void refuseNoDatabase(Path published, Generations generations) {
        if (!Files.isReadable(published) || generations.hasEarlier()) {
            return;
        }
        try (InputStream file = Files.newInputStream(published)) {
            byte[] beginning = file.readNBytes(MAGIC_AT + MAGIC.length());
            if (!new String(beginning, StandardCharsets.ISO_8859_1).endsWith(MAGIC)) {
                throw new SyncException(
                        Remedy.FIX_CONFIGURATION,
                        published + " is not a DuckDB database. It was left as it is. Correct "
                                + SyncSettings.Warehouse.SETTING
                                + "; if it is a damaged warehouse, put a good file in its place.");
            }
        } catch (IOException e) {
            throw DiskFailure.of("The warehouse " + published + " cannot be read", e);
        }
    }

    /** Opens the published file, if there is one, and closes it again; takes away what is in the way of a publish. */
    static void refuseUnreadable(WarehouseFiles files, SyncSettings.Warehouse settings) {
        Generations generations = new Generations(files, settings);
        try {
            PrivateCopy.discard(files.next());
            generations.putStaleWalAside();
            refuseDamaged(files);
            generations.refuseForeignOwner();
        } catch (IOException e) {
            throw DiskFailure.of(
                    "A log that another program has left next to " + files.published() + " cannot be renamed", e);
        }
    }

    /** To read all of it would take as long as the rest of a run; a file that was cut short may open none the less. */
    private static void refuseDamaged(WarehouseFiles files) throws IOException {
        try (PublishedWarehouse published = open(files)) {
            if (published != null) {
                refuseCutShort(files.published(), published.sql());
            }
        } catch (SyncException e) {
            throw unreadable(files, e);
        }
    }

    private static void refuseCutShort(Path published, Sql sql) throws IOException {
        long wanted = sql.file("migration/file_bytes").query(Long.class).single();
        if (Files.size(published) < wanted) {
            throw new SyncException(
                    Remedy.FREE_DISK,
                    "it has " + Files.size(published) + " bytes, and by its headers at least " + wanted + ".");
        }
    }

    /** Whether the file may be as good as ever: then nobody must be told to remove it. */
    private static boolean isRefused(SyncException found) {
        return found.remedy() == Remedy.FIX_CONFIGURATION
                || DiskFailure.isPermission(found)
                || REFUSALS.stream().anyMatch(String.valueOf(found.getMessage())::contains);
    }

    /** Says what can be done about it. */
    static SyncException unreadable(WarehouseFiles files, SyncException found) {
        if (isRefused(found)) {
            return found;
        }
        return new SyncException(
                found.remedy(),
                "The warehouse " + files.published() + " cannot be read, and was left as it is. "
                        + DatabaseFailure.DAMAGED + " Found: " + found.getMessage(),
                found);
    }
}
