package dev.ooosync.duckdb;

import dev.ooosync.database.StagingPlace;
import dev.ooosync.disk.WrittenPath;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The files of a DuckDB warehouse, all in one directory, so that a rename is atomic.
 *
 * @param published what analysts open; never opened for writing
 * @param place of the staging database
 */
public record WarehouseFiles(Path published, StagingPlace place) {

    /** Those of a run. */
    public WarehouseFiles(Path published) {
        this(published, StagingPlace.RUN);
    }

    /** As many as the settings allow. */
    static final int MOST_GENERATIONS = 100;

    /** The files behind {@code jdbc:duckdb:FILE}; links are followed here, and nowhere else. */
    public static WarehouseFiles of(SyncSettings.Warehouse settings) {
        return new WarehouseFiles(WrittenPath.ofFile(SyncSettings.Warehouse.SETTING, settings.file()));
    }

    /**
     * Lets the program continue only if it can recognize its own files next to the published one.
     *
     * @throws SyncException {@link Remedy#FIX_CONFIGURATION} when the directory is missing, or one of these files is a link:
     *     the program would replace it, or write elsewhere
     */
    void requireOwn() {
        WrittenPath.requireOwn(
                SyncSettings.Warehouse.SETTING,
                published,
                Stream.concat(
                        Stream.of(next(), staging(), lock(), hold(), rolledBack()),
                        IntStream.rangeClosed(1, MOST_GENERATIONS).mapToObj(this::generation)));
    }

    /** The same, with a staging of its own. */
    WarehouseFiles stagingIn(StagingPlace other) {
        return new WarehouseFiles(published, other);
    }

    /** The directory that holds them all. */
    public Path directory() {
        return Objects.requireNonNull(published.getParent(), "an absolute path has a parent");
    }

    /** The private copy that a publish works in. */
    public Path next() {
        return beside(".next");
    }

    /** The staging database. */
    public Path staging() {
        return beside(place.suffix());
    }

    /** Held by the one run of this warehouse that is alive. */
    public Path lock() {
        return beside(".lock");
    }

    /** Exists while publishing is held back after a rollback. */
    public Path hold() {
        return beside(".hold");
    }

    /** What was published before a rollback, the newest one. */
    public Path rolledBack() {
        return beside(".rolled-back");
    }

    /**
     * An earlier published file.
     *
     * @param age 1 for the one before the present one
     */
    public Path generation(int age) {
        return beside("." + age);
    }

    /** DuckDB's write-ahead log of one of these files. */
    static Path wal(Path file) {
        return file.resolveSibling(file.getFileName() + ".wal");
    }

    /** Where DuckDB puts what does not fit into memory. */
    static Path spilled(Path file) {
        return file.resolveSibling(file.getFileName() + ".tmp");
    }

    Path beside(String suffix) {
        return published.resolveSibling(published.getFileName() + suffix);
    }
}
