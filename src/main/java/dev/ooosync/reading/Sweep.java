package dev.ooosync.reading;

/** Which walk over the list a page belongs to; it decides whether the sort parameters are sent. */
public enum Sweep {
    /** With {@code sortStart}/{@code sortEnd} as asked for. Proves nothing: ties change places ({@code calcom-api.md} 1.3). */
    SORTED,
    /** Without a sort parameter, so by id; the only one that can prove the list complete. */
    ANCHORED
}
