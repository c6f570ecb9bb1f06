package dev.ooosync.duckdb;

import dev.ooosync.disk.FileOwner;
import dev.ooosync.disk.SharedFile;
import dev.ooosync.settings.SyncSettings;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The published file and its earlier generations. A publish is one rename: a reader who has the old file open keeps reading
 * all of it, and a reader who opens the name gets either the old file or the new one.
 */
final class Generations {

    private static final int MOST = WarehouseFiles.MOST_GENERATIONS;

    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

    private final WarehouseFiles files;
    private final int keep;
    private final String mode;

    Generations(WarehouseFiles files, SyncSettings.Warehouse settings) {
        this.files = files;
        this.keep = settings.keepGenerations();
        this.mode = settings.fileMode();
    }

    /** Puts the finished private copy in the place of the published file; keeps that one as a generation if asked to. */
    void swap(boolean keepGeneration) throws IOException {
        Path next = files.next();
        if (Files.exists(WarehouseFiles.wal(next))) {
            throw new IOException("the private copy " + next + " still has a write-ahead log");
        }
        PrivateCopy.give(next, files.published());
        SharedFile.finish(next, mode);
        putStaleWalAside();
        if (keepGeneration && Files.exists(files.published())) {
            rotate();
        }
        PrivateCopy.replace(next, files.published());
        putStaleWalAside();
    }

    /** Lets a run go on only when a file of its own can take the place of the published one. */
    void refuseForeignOwner() throws IOException {
        try {
            Files.createFile(files.next());
            PrivateCopy.give(files.next(), files.published());
        } finally {
            Files.deleteIfExists(files.next());
        }
    }

    /**
     * A log next to the published name belongs to a program that opened an earlier file for writing. DuckDB 2 would refuse
     * the new file because of it, and 1.x would replay it into the new file.
     */
    void putStaleWalAside() throws IOException {
        Path wal = WarehouseFiles.wal(files.published());
        if (Files.exists(wal)) {
            Path aside =
                    files.beside(".wal.stale-" + Files.getLastModifiedTime(wal).to(TimeUnit.SECONDS));
            Files.move(wal, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn(
                    "{} was left by a program that opened the published file for writing; it is now {}. Open the warehouse read-only.",
                    wal,
                    aside);
        }
    }

    /**
     * Goes back by one generation; what was published before the first of several rollbacks is kept as another file. Can be
     * repeated after a kill: a rollback that had done its rename is finished, and goes no further back.
     *
     * @param before is given the generation while it still has its old name
     */
    void rollBack(Instant now, Consumer<Path> before) throws IOException {
        boolean held = Files.exists(files.hold());
        boolean renamed = held && !Files.exists(files.generation(1));
        closeGaps();
        if (renamed) {
            return;
        }
        before.accept(files.generation(1));
        // Others may read as much of it as the settings say now, not as they said then.
        SharedFile.finish(files.generation(1), mode);
        // When the published file is gone there is nothing to keep, and an earlier one kept aside may be the last good
        // one.
        if (Files.exists(files.published()) && (!held || !Files.exists(files.rolledBack()))) {
            Files.deleteIfExists(files.rolledBack());
            keepAs(files.rolledBack());
        }
        Files.writeString(files.hold(), "rolled back at " + now + "\n");
        FileOwner.give(files.hold());
        putStaleWalAside();
        PrivateCopy.replace(files.generation(1), files.published());
        closeGaps();
        SharedFile.force(files.directory());
    }

    /** A second name for the published file; a copy where the file system has no links. */
    private void keepAs(Path name) throws IOException {
        try {
            Files.createLink(name, files.published());
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(files.published(), name, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** Whether there is a generation to go back to. */
    boolean hasEarlier() {
        return IntStream.rangeClosed(1, MOST).anyMatch(age -> Files.exists(files.generation(age)));
    }

    /** Numbers the generations from 1 again, after a rollback or a kill. */
    private void closeGaps() throws IOException {
        int free = 1;
        for (int age = 1; age <= MOST; age++) {
            if (Files.exists(files.generation(age))) {
                if (age > free) {
                    Files.move(files.generation(age), files.generation(free), StandardCopyOption.ATOMIC_MOVE);
                }
                free++;
            }
        }
    }

    private void rotate() throws IOException {
        if (keep > 0) {
            shift();
        }
        for (int age = keep + 1; age <= MOST; age++) {
            Files.deleteIfExists(files.generation(age));
        }
    }

    /** Shifts by one as far as the first free place, so that a kill in the middle costs no generation. */
    private void shift() throws IOException {
        Path newest = files.generation(1);
        if (Files.exists(newest) && Files.isSameFile(newest, files.published())) {
            return;
        }
        int free = 1;
        while (free < keep && Files.exists(files.generation(free))) {
            free++;
        }
        for (int age = free; age > 1; age--) {
            Files.move(
                    files.generation(age - 1),
                    files.generation(age),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Files.deleteIfExists(newest);
        keepAs(newest);
    }
}
