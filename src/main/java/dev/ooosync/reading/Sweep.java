package dev.ooosync.reading;

/** Which walk a page belongs to; it decides which list is asked for, and whether the sort parameters are sent. */
public enum Sweep {
    /**
     * The organization's list with {@code sortStart}/{@code sortEnd} as asked for. Proves nothing: ties change places
     * ({@code calcom-api.md} 1.3).
     */
    SORTED,
    /** The organization's list without a sort parameter, so by id; can prove it complete. */
    ANCHORED,
    /** The organization's users, by id; hands no row on. */
    USERS,
    /** Each user's own listing, which may be in any order; can prove them complete together with the users. */
    BY_USER
}
