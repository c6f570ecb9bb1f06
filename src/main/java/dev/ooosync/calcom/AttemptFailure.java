package dev.ooosync.calcom;

import dev.ooosync.failure.Remedy;
import org.jspecify.annotations.Nullable;

/** Why one exchange did not give what was asked for. Its message holds nothing of a page of entries. */
final class AttemptFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Remedy remedy;
    private final boolean passing;

    /** @param passing whether another attempt may end differently */
    AttemptFailure(Remedy remedy, boolean passing, String found, @Nullable Throwable cause) {
        super(found, cause);
        this.remedy = remedy;
        this.passing = passing;
    }

    static AttemptFailure passing(Remedy remedy, String found) {
        return new AttemptFailure(remedy, true, found, null);
    }

    static AttemptFailure lasting(Remedy remedy, String found) {
        return new AttemptFailure(remedy, false, found, null);
    }

    Remedy remedy() {
        return remedy;
    }

    boolean isPassing() {
        return passing;
    }

    /** What was found, for the middle of a sentence. */
    String found() {
        return String.valueOf(getMessage());
    }
}
