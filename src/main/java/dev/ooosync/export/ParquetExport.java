package dev.ooosync.export;

import dev.ooosync.disk.DiskFailure;
import dev.ooosync.disk.FileOwner;
import dev.ooosync.disk.SharedFile;
import dev.ooosync.disk.WrittenPath;
import dev.ooosync.duckdb.ParquetFiles;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.publishing.RunHeader;
import dev.ooosync.publishing.RunResult;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.Warehouse;
import dev.ooosync.warehouse.WarehouseSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has been published as Parquet files: a directory per run, with a manifest, and the name {@code current}, which one
 * rename moves from one set to the next. A set has its name only when it is whole; the last two are kept.
 */
public final class ParquetExport {

    private static final String SETTING = "publishing.export";
    static final String CURRENT = "current";
    private static final int KEPT = 2;
    private static final Pattern SET = Pattern.compile("[a-z]*[0-9]{8}T[0-9]{4}-[0-9a-z]{4}");

    private final Path directory;
    private final SyncSettings.Warehouse warehouse;

    private ParquetExport(Path directory, SyncSettings.Warehouse warehouse) {
        this.directory = WrittenPath.ofDirectory(SETTING, directory);
        this.warehouse = warehouse;
    }

    /**
     * Exports what a run has published, unless that has been done, or the job exports nothing. The publish is kept, whatever
     * comes of this.
     *
     * @return how it ended; null when the job exports nothing
     */
    public static @Nullable ExportResult of(
            WarehouseSession session, SyncSettings settings, RunHeader run, RunResult result) {
        Path directory = settings.publishing().export();
        if (directory == null) {
            return null;
        }
        ParquetExport export = new ParquetExport(directory, settings.warehouse());
        try {
            export.write(session, run, result);
            return new ExportResult(export.current(), null);
        } catch (IOException e) {
            return new ExportResult(
                    export.current(), DiskFailure.of("The export into " + export.directory + " failed", e));
        } catch (SyncException e) {
            return new ExportResult(export.current(), e);
        }
    }

    /** Lets a run go on only when the directory is there, or the one that it is to be made in. */
    public static void requireDirectory(SyncSettings settings) {
        Path directory = settings.publishing().export();
        if (directory != null) {
            WrittenPath.requireDirectory(SETTING, WrittenPath.ofDirectory(SETTING, directory));
        }
    }

    private void write(WarehouseSession session, RunHeader run, RunResult result) throws IOException {
        WrittenPath.requireDirectory(SETTING, directory);
        SharedFile.makeDirectory(directory, Warehouse.of(warehouse).file(), warehouse.fileMode());
        refuseForeignName();
        ExportManifest present = ExportManifest.read(current());
        if (present != null && !present.isOf(run)) {
            throw new SyncException(
                    Remedy.FIX_CONFIGURATION,
                    directory + " holds what the job " + present.job() + " exports for organization " + present.orgId()
                            + "; give " + run.job() + " for organization " + run.orgId()
                            + " a directory of its own (publishing.export)");
        }
        if (present == null || !present.runId().equals(run.runId())) {
            Path set = directory.resolve(run.runId());
            if (!Files.exists(set)) {
                fill(session, set, run, result);
            }
            point(run.runId());
        }
        removeOthers(run.runId(), present == null ? run.runId() : present.runId());
    }

    /** Under another name first: what a run that was killed has left is thrown away. */
    private void fill(WarehouseSession session, Path set, RunHeader run, RunResult result) throws IOException {
        Path next = directory.resolve(".next-" + run.runId());
        delete(next);
        WrittenPath.makeDirectory(next);
        try (PublishedWarehouse published = session.published()) {
            if (published == null) {
                throw new IOException("nothing has been published");
            }
            Map<String, Long> rows = ParquetFiles.write(published, next);
            List<Long> organizations = published
                    .sql()
                    .file("describe/organizations")
                    .query(Long.class)
                    .list();
            ExportManifest.of(run, result, organizations, rows).write(next);
        } catch (IOException | RuntimeException e) {
            // Else a full disk stays full.
            delete(next);
            throw e;
        }
        SharedFile.finishSet(next, warehouse.fileMode());
        Files.move(next, set, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A file or link of another program is not replaced. */
    private void refuseForeignName() throws IOException {
        Path current = current();
        boolean ours = Files.isSymbolicLink(current)
                && SET.matcher(Files.readSymbolicLink(current).toString()).matches();
        if (!ours && Files.exists(current, LinkOption.NOFOLLOW_LINKS)) {
            throw new SyncException(
                    Remedy.FIX_CONFIGURATION,
                    current
                            + " is not a link to one of ooo-sync's sets. It was left as it is. Move it away, or correct "
                            + SETTING);
        }
    }

    private void point(String runId) throws IOException {
        Path link = directory.resolve(".next-" + CURRENT);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(runId));
        FileOwner.give(link);
        Files.move(link, current(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        SharedFile.force(directory);
    }

    /** Keeps the previous set, for its readers, and all files of other programs. */
    private void removeOthers(String runId, String before) throws IOException {
        List<Path> others = list(directory).stream()
                .filter(path -> !path.endsWith(runId))
                .filter(path -> SET.matcher(path.getFileName().toString()).matches()
                        || path.getFileName().toString().startsWith(".next-"))
                // An id tells the order only while no clock was wrong.
                .sorted(Comparator.comparing((Path path) -> path.endsWith(before))
                        .thenComparing(Comparator.naturalOrder())
                        .reversed())
                .toList();
        long kept = 1;
        for (Path other : others) {
            if (kept < KEPT && !other.getFileName().toString().startsWith(".next-")) {
                kept++;
            } else {
                delete(other);
            }
        }
    }

    private Path current() {
        return directory.resolve(CURRENT);
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.isDirectory(path) && !Files.isSymbolicLink(path)) {
            for (Path inner : list(path)) {
                delete(inner);
            }
        }
        Files.deleteIfExists(path);
    }
}
