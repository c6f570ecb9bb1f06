package dev.ooosync.duckdb;

import dev.ooosync.disk.DiskFailure;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.EarlierGeneration;
import dev.ooosync.warehouse.LockHolder;
import dev.ooosync.warehouse.Rollback;
import dev.ooosync.warehouse.StoredFile;
import dev.ooosync.warehouse.WarehouseLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Going back to an earlier published file, and the hold that keeps later runs from publishing until it is released.
 * Every change is made under the warehouse's lock.
 */
final class RollbackHold implements Rollback {

    private final SyncSettings.Warehouse settings;
    private final WarehouseFiles files;

    RollbackHold(SyncSettings.Warehouse settings, WarehouseFiles files) {
        this.settings = settings;
        this.files = files;
    }

    @Override
    public List<StoredFile> generations() {
        return StoredFiles.list(files);
    }

    @Override
    public boolean isHeld() {
        return Files.exists(files.hold());
    }

    /**
     * Lets a run go on only when nobody has rolled back.
     *
     * @throws SyncException {@link Remedy#REVIEW_DATA} while the hold is in place
     */
    void refuseWhileHeld() {
        if (isHeld()) {
            throw new SyncException(
                    Remedy.REVIEW_DATA,
                    "The warehouse " + files.published() + " was rolled back and is held (" + read(files.hold())
                            + "). Nothing was read. Release it with: rollback JOB --release");
        }
    }

    @Override
    public Path rollBack(Instant now, Consumer<EarlierGeneration> before) {
        try (WarehouseLock lock = lock(now)) {
            Generations generations = new Generations(files, settings);
            if (!generations.hasEarlier()) {
                throw new SyncException(
                        Remedy.REVIEW_DATA,
                        "The warehouse " + files.published()
                                + " has no earlier generation to go back to: there is no file " + files.generation(1)
                                + ".");
            }
            // Of a run that was killed or stopped after its publish: resumed, it would publish once more what goes
            // now.
            new StagingFile(files).discard();
            generations.rollBack(now, generation -> before.accept(new GenerationFile(generation, files, settings)));
            return files.rolledBack();
        } catch (IOException e) {
            throw DiskFailure.of("The warehouse " + files.published() + " cannot be rolled back", e);
        }
    }

    @Override
    public boolean release(Instant now) {
        try (WarehouseLock lock = lock(now)) {
            return Files.deleteIfExists(files.hold());
        } catch (IOException e) {
            throw DiskFailure.of("The hold " + files.hold() + " cannot be removed", e);
        }
    }

    private WarehouseLock lock(Instant now) {
        files.requireOwn();
        return WarehouseLock.acquire(files.lock(), files.published().toString(), LockHolder.self(now));
    }

    private static String read(Path hold) {
        try {
            String text = Files.readString(hold).strip();
            return text.isEmpty() ? "the file " + hold + " is there, and does not say since when" : text;
        } catch (IOException e) {
            return "the file " + hold + " cannot be read";
        }
    }
}
