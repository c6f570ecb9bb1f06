package dev.ooosync.reading;

import dev.ooosync.settings.SyncSettings;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The reading of one list: which pages to ask for, which rows to take, and the verdict. A pure state machine over pages,
 * without HTTP, Spring or a clock. It walks on an {@link AnchoredCourse}; on a {@link SweepCourse} for a sort that was
 * asked for, and once the reading is in doubt.
 */
final class AnchoredReading {

    /**
     * Rows of a page to hand on.
     *
     * @param first index of the first of them
     * @param watermarks one for each
     */
    record Taken(int first, List<Watermark> watermarks) {}

    private final @Nullable Integer maxEntries;
    private final PagesAhead ahead;
    private SkipCheck skipCheck = new SkipCheck();
    private Sweep sweep;
    private Course course;
    private @Nullable String doubt;
    private long handedOn;
    private @Nullable Verdict verdict;

    /**
     * @param from where an earlier process stood; null to begin at offset 0. Rows handed on by it are counted by its
     *     position, which is near enough for a sample
     */
    AnchoredReading(SyncSettings.Reading settings, @Nullable Watermark from) {
        maxEntries = settings.maxEntries();
        // A page of one row would show the anchor and nothing behind it.
        ahead = new PagesAhead(Math.max(2, settings.pageSize()), settings.inFlight());
        if (from == null) {
            boolean sorted = settings.sortStart() != null || settings.sortEnd() != null;
            sweep = sorted ? Sweep.SORTED : Sweep.ANCHORED;
            course = sorted ? new SweepCourse(0) : new AnchoredCourse();
        } else {
            sweep = from.sweep();
            doubt = from.doubt();
            boolean anchored = sweep == Sweep.ANCHORED && doubt == null;
            course = anchored ? new AnchoredCourse(from.position(), from.anchor()) : new SweepCourse(from.position());
            handedOn = from.position() + course.overlap();
        }
    }

    /** Pages that should be under way now. The first is to be accepted next, the others are pages ahead. */
    List<PageRequest> wanted() {
        if (finished()) {
            return List.of();
        }
        return ahead.from(sweep, skipCheck.suspicious() ? SkipCheck.OUT_OF_REACH : course.skip());
    }

    /**
     * Takes the answer to the first page wanted.
     *
     * @param requests HTTP exchanges spent so far, for the watermarks
     * @throws dev.ooosync.failure.SyncException when the server ignores {@code skip}
     */
    Taken accept(List<@Nullable Long> ids, long requests) {
        if (skipCheck.suspicious()) {
            skipCheck.outOfReach(ids);
            ahead.drop();
            return new Taken(0, List.of());
        }
        int skip = course.skip();
        judgeOrder(skip, ids);
        skipCheck.saw(skip, ids);
        int first = course.accept(ids);
        int end = upToMaxEntries(first, ids.size());
        lookAhead(ids.size());
        Taken taken = taken(first, end, skip, ids, requests);
        handedOn += end - first;
        conclude();
        return taken;
    }

    private void judgeOrder(int skip, List<@Nullable Long> ids) {
        String violation = onAnchor() ? PageOrder.violation(skip, ids) : null;
        if (violation != null) {
            sweepOn(violation, skip);
        }
    }

    private boolean onAnchor() {
        return sweep == Sweep.ANCHORED && doubt == null;
    }

    private void sweepOn(String reason, int skip) {
        doubt = reason;
        course = new SweepCourse(skip);
    }

    private void lookAhead(int rows) {
        if (course.straight() && !skipCheck.suspicious()) {
            ahead.accepted(rows, course.overlap());
        } else {
            ahead.drop();
        }
    }

    private Taken taken(int first, int end, int skip, List<@Nullable Long> ids, long requests) {
        // On an anchor the next page begins on the row itself, in a sweep behind it.
        int next = skip + 1 - course.overlap();
        return new Taken(
                first,
                IntStream.range(first, end)
                        .mapToObj(row -> new Watermark(sweep, next + row, ids.get(row), doubt, requests))
                        .toList());
    }

    private int upToMaxEntries(int first, int size) {
        return maxEntries == null ? size : (int) Math.min(size, first + Math.max(0, maxEntries - handedOn));
    }

    private void conclude() {
        String end = course.end();
        String oneRowPages = course.doubt();
        if (maxEntries != null && (handedOn >= maxEntries || end != null)) {
            giveUp("a sample of %d entries, as max-entries asks for".formatted(handedOn));
        } else if (oneRowPages != null) {
            sweepOn(oneRowPages, course.skip() + 1);
        } else if (end != null && sweep == Sweep.SORTED) {
            sweep = Sweep.ANCHORED;
            course = new AnchoredCourse();
            skipCheck = new SkipCheck();
        } else if (end != null) {
            verdict = doubt == null ? Verdict.complete(end) : Verdict.unproven(doubt);
        }
    }

    /** Ends the reading as unproven. */
    void giveUp(String reason) {
        verdict = Verdict.unproven(doubt == null ? reason : reason + "; " + doubt);
    }

    boolean finished() {
        return verdict != null;
    }

    /** How the reading ended; only when {@link #finished()}. */
    Verdict verdict() {
        if (verdict == null) {
            throw new IllegalStateException("the reading has not ended: it stands at position " + course.skip());
        }
        return verdict;
    }
}
