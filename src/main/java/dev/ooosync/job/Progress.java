package dev.ooosync.job;

/** Told how a run gets on, from the run's own thread. */
public interface Progress {

    /** A run begins, or an earlier one is resumed. */
    void started(String runId, boolean resumed);

    /**
     * More has been read.
     *
     * @param rows rows staged so far
     * @param requests HTTP requests spent so far
     */
    void read(long rows, long requests);

    /**
     * The entries have been read, and another resource is about to be.
     *
     * @param name such as org_user
     * @param requests HTTP requests spent so far
     */
    default void resource(String name, long requests) {}

    /**
     * The reading is complete, and Cal.com is asked about the entries that it does not contain.
     *
     * @param entries how many entries are no longer listed
     */
    default void confirming(long entries) {}

    /** The reading is done and its rows are being published. */
    void publishing(long rows);
}
