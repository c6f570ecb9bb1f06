package dev.ooosync.reading;

import dev.ooosync.calcom.SentRow;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.verdict.Verdict;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ReaderNotOpenException;

/**
 * Reads the out-of-office list row by row while up to {@code in-flight} pages are under way; no more than one page more
 * is in memory, or the pages of one user. Each row carries the watermark that makes it safe to go on behind it. A row may come twice; the newer
 * one counts.
 *
 * <p>A page that cannot be read ends the reading with the source's own exception; opened again, it continues from the
 * watermark in staging. What it has handed on and its verdict are written to the {@link ExecutionContext} ({@code reading.*}):
 * the confirming step takes the verdict from there, once staging holds the same last row.
 *
 * <p>Not thread-safe: one step, one thread.
 */
public final class OooReader implements ItemStreamReader<ReadEntry> {

    private final PageSource source;
    private final SyncSettings.Reading settings;
    private final Supplier<@Nullable Watermark> kept;

    private final Deque<ReadEntry> ready = new ArrayDeque<>();
    private @Nullable OooReading reading;
    private @Nullable PageFetcher fetcher;
    private @Nullable Watermark handedOn;
    private long requestsBefore;

    /** @param kept the watermark committed to staging, asked for on open; null to begin at offset 0 */
    public OooReader(PageSource source, SyncSettings.Reading settings, Supplier<@Nullable Watermark> kept) {
        this.source = source;
        this.settings = settings;
        this.kept = kept;
    }

    @Override
    public void open(ExecutionContext context) {
        close();
        ready.clear();
        handedOn = kept.get();
        requestsBefore = (handedOn == null ? 0 : handedOn.requests()) - source.requests();
        reading = new OooReading(settings, handedOn);
        fetcher = new PageFetcher(source, settings.inFlight());
    }

    /** Null at the end. Throws whatever the source threw for a page that was needed. */
    @Override
    public @Nullable ReadEntry read() throws InterruptedException {
        OooReading open = reading();
        while (ready.isEmpty() && !open.finished()) {
            readPage(open);
        }
        ReadEntry next = ready.poll();
        if (next != null) {
            handedOn = next.watermark();
        }
        return next;
    }

    private void readPage(OooReading open) throws InterruptedException {
        if (requests() >= settings.requestBudget()) {
            open.giveUp("the budget of %d requests is used up".formatted(settings.requestBudget()));
            fetcher().want(List.of());
            return;
        }
        List<PageRequest> wanted = open.wanted();
        fetcher().want(wanted);
        PageRequest request = wanted.get(0);
        List<SentRow> page = fetcher().await(request);
        ready.addAll(open.accept(request, page, requests()));
        if (requests() < settings.requestBudget()) {
            // The next pages travel while this one is being handed on.
            fetcher().want(open.wanted());
        }
    }

    @Override
    public void update(ExecutionContext context) {
        context.putLong("reading.requests", requests());
        if (handedOn != null) {
            context.putString("reading.sweep", handedOn.sweep().name());
            context.putInt("reading.position", handedOn.position());
            context.put("reading.anchor", handedOn.anchor());
            context.put("reading.doubt", handedOn.doubt());
        }
        if (reading().finished() && ready.isEmpty()) {
            context.putString("reading.verdict", verdict().kind().stored());
            context.putString("reading.proof", verdict().proof());
        }
    }

    /** Gives up the pages under way. */
    @Override
    public void close() {
        if (fetcher != null) {
            fetcher.close();
            fetcher = null;
        }
    }

    /** How the reading ended; only after {@link #read()} returned null. */
    Verdict verdict() {
        return reading().verdict();
    }

    /** HTTP exchanges spent on this reading so far, those of earlier processes included. */
    public long requests() {
        return requestsBefore + source.requests();
    }

    private OooReading reading() {
        if (reading == null) {
            throw new ReaderNotOpenException("the reader must be opened before it can be read");
        }
        return reading;
    }

    private PageFetcher fetcher() {
        if (fetcher == null) {
            throw new ReaderNotOpenException("the reader must be opened before it can be read");
        }
        return fetcher;
    }
}
