package dev.ooosync.reading;

/** What a reading proved. */
public enum Completeness {
    /** Every entry listed during the whole reading, on every database that answered, was read. */
    COMPLETE,
    /** Entries may be missing: publish what is new or changed, close nothing. */
    UNPROVEN
}
