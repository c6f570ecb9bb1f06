package dev.ooosync.cli;

import dev.ooosync.job.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Progress for a log: a line when a run begins, then one every ten seconds while it reads. */
final class ProgressLines implements Progress {

    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final Console console;
    private final InstantSource clock;
    private Instant last;

    ProgressLines(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
        this.last = clock.instant();
    }

    @Override
    public void started(String runId, boolean resumed) {
        console.mention("Run " + runId + (resumed ? " is resumed" : " begins"));
    }

    @Override
    public void read(long rows, long requests) {
        Instant now = clock.instant();
        if (Duration.between(last, now).compareTo(BETWEEN) >= 0) {
            last = now;
            console.mention("Read %,d rows with %,d requests".formatted(rows, requests));
        }
    }

    @Override
    public void resource(String name, long requests) {
        console.mention("Reading %s; %,d requests so far".formatted(name, requests));
    }

    @Override
    public void confirming(long entries) {
        console.mention("Asking Cal.com about %,d entries that are no longer listed".formatted(entries));
    }

    @Override
    public void publishing(long rows) {
        console.mention("Read %,d rows; publishing".formatted(rows));
    }
}
