package dev.ooosync.warehouse;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Going back to an earlier published file, and the hold that keeps later runs from publishing until somebody releases it.
 * Every change is made under the warehouse's lock.
 */
public final class RollbackHold {

    private RollbackHold() {}

    /** Whether publishing is held. */
    public static boolean isHeld(WarehouseFiles files) {
        return Files.exists(files.hold());
    }

    /**
     * Lets a run go on only when nobody has rolled back.
     *
     * @throws SyncException {@link Remedy#REVIEW_DATA} while the hold stands
     */
    public static void refuseWhileHeld(WarehouseFiles files) {
        if (isHeld(files)) {
            throw new SyncException(
                    Remedy.REVIEW_DATA,
                    "The warehouse " + files.published() + " was rolled back and is held (" + read(files.hold())
                            + "). Nothing was read. Release it with: rollback JOB --release");
        }
    }

    /**
     * Publishes the generation before the present one again, and holds it.
     *
     * @return the file that was published until now, kept aside
     */
    public static Path rollBack(SyncSettings.Warehouse settings, Instant now) {
        WarehouseFiles files = WarehouseFiles.of(settings.url());
        try (WarehouseLock lock = WarehouseLock.acquire(files, now)) {
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
            Staging.discard(files);
            generations.rollBack(now);
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
    public static boolean release(SyncSettings.Warehouse settings, Instant now) {
        WarehouseFiles files = WarehouseFiles.of(settings.url());
        try (WarehouseLock lock = WarehouseLock.acquire(files, now)) {
            return Files.deleteIfExists(files.hold());
        } catch (IOException e) {
            throw DiskFailure.of("The hold " + files.hold() + " cannot be removed", e);
        }
    }

    private static String read(Path hold) {
        try {
            return Files.readString(hold).strip();
        } catch (IOException e) {
            return "the file " + hold + " cannot be read";
        }
    }
}
