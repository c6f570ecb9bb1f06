package dev.ooosync.verdict;

import java.util.Locale;

/**
 * What the reading of a list proved.
 *
 * @param proof why, in a sentence: the proof of a complete reading, the reason for any other
 */
public record Verdict(Kind kind, String proof) {

    /** What may be made of the rows. */
    public enum Kind {
        /** All that was listed during the whole reading, on every database that answered, was read: what is missing is gone. */
        COMPLETE,
        /** Rows may be missing: publish what is new or changed, close nothing. */
        UNPROVEN,
        /** Not read, because the credentials may not. */
        SKIPPED;

        /** As tables and messages have it: {@code complete}. */
        public String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The reverse of {@link #stored()}. */
        public static Kind of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    public static Verdict complete(String proof) {
        return new Verdict(Kind.COMPLETE, proof);
    }

    public static Verdict unproven(String reason) {
        return new Verdict(Kind.UNPROVEN, reason);
    }

    public static Verdict skipped(String reason) {
        return new Verdict(Kind.SKIPPED, reason);
    }

    public boolean isComplete() {
        return kind == Kind.COMPLETE;
    }

    /** For people: {@code complete: the end was probed}. */
    @Override
    public String toString() {
        return kind.stored() + ": " + proof;
    }
}
