package dev.ooosync.cli;

import dev.ooosync.duckdb.WarehouseFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** How far a run into a DuckDB file has come, as its files show it. */
enum Moment {
    /** It holds the lock. */
    LOCKED,
    /** It stages. */
    READING,
    /** It copies the published file. */
    COPYING,
    /** It works in its copy. */
    MERGING,
    /** Its copy is finished, and has not got the published name yet. */
    SWAPPING,
    /** Its copy has the published name. */
    SWAPPED;

    /** To be asked for before the run is started, since the last one is known by what has changed. */
    BooleanSupplier in(Path warehouse) {
        WarehouseFiles files = new WarehouseFiles(warehouse.toAbsolutePath());
        Object before = key(files.published());
        return switch (this) {
            case LOCKED -> () -> size(files.lock()) > 0;
            case READING -> () -> size(wal(files.staging())) > 0;
            case COPYING -> () -> size(files.next()) > 0;
            case MERGING -> () -> size(wal(files.next())) > 0;
            case SWAPPING ->
                () -> isFinished(files.next(), files.published()) || !Objects.equals(before, key(files.published()));
            case SWAPPED -> () -> !Objects.equals(before, key(files.published()));
        };
    }

    static Path wal(Path file) {
        return file.resolveSibling(file.getFileName() + ".wal");
    }

    /** Whether a private copy has got the published file's mode, which it also has while it is being copied. */
    static boolean isFinished(Path next, Path published) {
        try {
            if (Files.getPosixFilePermissions(next).contains(PosixFilePermission.OWNER_WRITE)) {
                return false;
            }
            // The size first: it grows while it is copied.
            long size = Files.size(next);
            long difference = Files.exists(published) ? Files.mismatch(next, published) : 0;
            return difference >= 0 && difference < size;
        } catch (IOException e) {
            return false;
        }
    }

    /** What tells a file from another one of the same name; null when there is none. */
    static @Nullable Object key(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In bytes; -1 when there is no such file. */
    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return -1;
        }
    }
}
