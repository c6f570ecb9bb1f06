package dev.ooosync.job;

/**
 * Does something once so many rows are staged: dies, as a bug would, or asks for a stop.
 *
 * @param rows {@link Long#MAX_VALUE} for the moment before publishing
 */
record At(long rows, Runnable action) implements Progress {

    @Override
    public void started(String runId, boolean resumed) {}

    @Override
    public void read(long staged, long requests) {
        if (staged >= rows) {
            action.run();
        }
    }

    @Override
    public void publishing(long staged) {
        if (rows == Long.MAX_VALUE) {
            action.run();
        }
    }
}
