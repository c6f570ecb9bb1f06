package dev.ooosync.cli;

import dev.ooosync.job.Progress;

/**
 * Progress for a terminal: one line that is drawn again. Cal.com tells no total, so the last run's number of rows is
 * taken for it; without one, only the count is shown.
 */
final class ProgressBar implements Progress {

    private static final int WIDTH = 30;

    private final Console console;
    private final long expectedRows;

    /** @param expectedRows rows of the last run; 0 when there has been none */
    ProgressBar(Console console, long expectedRows) {
        this.console = console;
        this.expectedRows = expectedRows;
    }

    @Override
    public void started(String runId, boolean resumed) {
        console.mention("Run " + runId + (resumed ? " is resumed" : " begins"));
        read(0, 0);
    }

    @Override
    public void read(long rows, long requests) {
        console.redraw("Reading " + bar(rows) + "%,d rows, %,d requests".formatted(rows, requests));
    }

    @Override
    public void resource(String name, long requests) {
        console.redraw("Reading %s, %,d requests".formatted(name, requests));
    }

    @Override
    public void confirming(long entries) {
        console.redraw("Asking Cal.com about %,d entries that are no longer listed".formatted(entries));
    }

    @Override
    public void publishing(long rows) {
        console.redraw("Publishing %,d rows".formatted(rows));
    }

    /** Leaves the line to what follows. */
    void clear() {
        console.redraw("");
    }

    private String bar(long rows) {
        if (expectedRows == 0) {
            return "";
        }
        int full = (int) Math.min(WIDTH, rows * WIDTH / expectedRows);
        return "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] ";
    }
}
