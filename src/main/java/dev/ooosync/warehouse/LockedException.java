package dev.ooosync.warehouse;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Another process has what a command needs for itself; nothing has been done. */
public final class LockedException extends SyncException {

    private static final long serialVersionUID = 1L;

    private static final String NOTHING = "Nothing was done.";

    private final String found;

    private LockedException(Remedy remedy, String found, String nothing) {
        super(remedy, found + ". " + nothing);
        this.found = found;
    }

    /**
     * A warehouse's lock is held.
     *
     * @param warehouse its name
     * @param holder null for one that is just starting or ending
     * @param self who wanted it
     */
    public static LockedException of(String warehouse, @Nullable LockHolder holder, LockHolder self) {
        boolean sameWork = holder != null && holder.doesTheWorkOf(self);
        return new LockedException(
                sameWork ? Remedy.WAIT : Remedy.RUN_LATER,
                "The warehouse " + warehouse + " is locked by another process: "
                        + (holder == null ? "one that is just starting or ending" : holder),
                NOTHING);
    }

    /** A run store is open in another process, which may well publish to another warehouse. */
    public static LockedException ofRunStore(Path runStore) {
        return new LockedException(
                Remedy.RUN_LATER, "The run store " + runStore + " is open in another process", NOTHING);
    }

    /** Staging is open in another process, for example a reader. Starting over would lose what it holds. */
    public static LockedException ofStaging(Path staging) {
        return new LockedException(Remedy.RUN_LATER, "Staging " + staging + " is open in another process", NOTHING);
    }

    /** The same after waiting for it. */
    public LockedException afterWaiting(String time) {
        return new LockedException(remedy(), found, "Nothing was done in the " + time + " of waiting.");
    }

    /** What is held, and by whom. */
    public String found() {
        return found;
    }

    /** Whether that process does the work: there is nothing to wait for. */
    public boolean isSameWork() {
        return remedy() == Remedy.WAIT;
    }
}
