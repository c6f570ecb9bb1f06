package dev.ooosync.warehouse;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The way back to an earlier generation, and the hold that then keeps later runs from publishing until it is released. */
public interface Rollback {

    /** The published file and its earlier generations, the published one first. */
    List<StoredFile> generations();

    /** Whether publishing is held. */
    boolean isHeld();

    /**
     * Publishes the generation before the present one again, and holds it.
     *
     * @param before what is done to that generation first; not again when a rollback that was killed is only finished
     * @return the file that was published until now, kept aside
     * @throws LockedException when a run is alive
     */
    Path rollBack(Instant now, Consumer<EarlierGeneration> before);

    /**
     * Lets runs publish again.
     *
     * @return whether there was a hold
     * @throws LockedException when a run is alive
     */
    boolean release(Instant now);
}
