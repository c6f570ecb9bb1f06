package dev.ooosync.warehouse;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Going back to an earlier published file, and the hold that keeps later runs from publishing until somebody releases it.
 * Every change is made under the warehouse's lock.
 */
public final class RollbackHold {

    private final SyncSettings.Warehouse settings;
    private final WarehouseFiles files;

    RollbackHold(SyncSettings.Warehouse settings, WarehouseFiles files) {
        this.settings = settings;
        this.files = files;
    }

    /** Whether publishing is held. */
    boolean isHeld() {
        return Files.exists(files.hold());
    }

    /**
     * Lets a run go on only when nobody has rolled back.
     *
     * @throws SyncException {@link Remedy#REVIEW_DATA} while the hold stands
     */
    void refuseWhileHeld() {
        if (isHeld()) {
            throw new SyncException(
                    Remedy.REVIEW_DATA,
                    "The warehouse " + files.published() + " was rolled back and is held (" + read(files.hold())
                            + "). Nothing was read. Release it with: rollback JOB --release");
        }
    }

    /**
     * Publishes the generation before the present one again, and holds it.
     *
     * @param before what is done to that generation first; not again when a rollback that was killed is only finished
     * @return the file that was published until now, kept aside
     */
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
            // Of a run that was killed or stopped after its publish: taken up, it would publish once more what goes
            // now.
            new StagingFile(files).discard();
            generations.rollBack(now, generation -> before.accept(new EarlierGeneration(generation, files, settings)));
            return files.rolledBack();
        } catch (IOException e) {
            throw DiskFailure.of("The warehouse " + files.published() + " cannot be rolled back", e);
        }
    }

    /**
     * Lets runs publish again.
     *
     * @return whether there was a hold
     */
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
