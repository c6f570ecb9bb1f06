package dev.ooosync.duckdb;

import dev.ooosync.disk.FileOwner;
import dev.ooosync.disk.SharedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Objects;
import java.util.stream.Stream;

/** The copy of a file that is changed in its place: nobody else sees it before it takes that place by one rename. */
final class PrivateCopy {

    private PrivateCopy() {}

    /** Copies a file for writing, for this user alone. */
    static void make(Path file, Path copy) throws IOException {
        Files.copy(file, copy);
        Files.setPosixFilePermissions(
                copy, EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }

    /** Gives it to whom the file belongs that it is about to replace, if that is there; else to its directory's owner. */
    static void give(Path copy, Path replaced) throws IOException {
        if (Files.exists(replaced)) {
            FileOwner.keep(copy, replaced);
        }
        FileOwner.give(copy);
    }

    /** By one rename that outlives a loss of power. */
    static void replace(Path copy, Path replaced) throws IOException {
        Files.move(copy, replaced, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        SharedFile.force(Objects.requireNonNull(replaced.getParent(), "an absolute path has a parent"));
    }

    /** Removes it with all files that DuckDB has put next to it, if there is any. */
    static void discard(Path copy) throws IOException {
        Files.deleteIfExists(copy);
        Files.deleteIfExists(WarehouseFiles.wal(copy));
        Path spilled = WarehouseFiles.spilled(copy);
        if (Files.isDirectory(spilled)) {
            try (Stream<Path> parts = Files.list(spilled)) {
                for (Path part : parts.toList()) {
                    Files.delete(part);
                }
            }
            Files.delete(spilled);
        }
    }
}
