package dev.ooosync.cli;

import dev.ooosync.job.Progress;

/** Progress for nobody: --quiet. */
final class NoProgress implements Progress {

    @Override
    public void started(String runId, boolean resumed) {}

    @Override
    public void read(long rows, long requests) {}

    @Override
    public void publishing(long rows) {}
}
