package dev.ooosync.reading;

import dev.ooosync.settings.SyncSettings;
import dev.ooosync.verdict.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One reading of a {@link BusyServer} from its first page to its verdict, told by a kind and a seed. */
final class BusyReading {

    private static final int TOO_MANY = 4000;

    final BusyKind kind;
    final long seed;
    final BusyServer server;
    int requests;
    int crashes;
    Verdict verdict = Verdict.unproven("not read");

    private final Random random;
    private final SyncSettings.Reading settings;
    private final List<ReadEntry> rows = new ArrayList<>();
    private final Map<PageRequest, ModelServer.Answer> answers = new HashMap<>();
    private @Nullable BitSet listedThroughout;
    private final boolean crashing;

    BusyReading(BusyKind kind, long seed, boolean mayCrash) {
        this.kind = kind;
        this.seed = seed;
        this.random = new Random(seed * 31 + kind.ordinal());
        this.server = new BusyServer(kind, random);
        this.settings = History.settings(server.take, new int[] {1, 4, 4, 8}[random.nextInt(4)], null, null);
        this.crashing = mayCrash && random.nextInt(4) == 0;
    }

    BusyReading run() {
        OooReading reading = new OooReading(settings, null);
        while (!reading.finished() && requests < TOO_MANY) {
            page(reading);
            if (crashing && crashes < 4 && random.nextInt(10) == 0) {
                reading = crash();
            }
        }
        if (reading.finished()) {
            verdict = reading.verdict();
        }
        return this;
    }

    private void page(OooReading reading) {
        List<PageRequest> wanted = reading.wanted();
        answers.keySet().retainAll(Set.copyOf(wanted));
        // All wanted pages are under way, and answered in any order before the first is accepted, or after.
        List<PageRequest> open = new ArrayList<>(wanted);
        Collections.shuffle(open, random);
        open.removeIf(request -> request != wanted.get(0) && random.nextBoolean());
        open.forEach(this::answer);
        ModelServer.Answer answer = Objects.requireNonNull(answers.remove(wanted.get(0)));
        rows.addAll(reading.accept(wanted.get(0), History.rows(answer.ids()), requests));
        if (listedThroughout == null) {
            listedThroughout = (BitSet) answer.listed().clone();
        }
        listedThroughout.and(answer.listed());
    }

    private void answer(PageRequest request) {
        if (!answers.containsKey(request)) {
            requests++;
            answers.put(request, server.answer(request));
        }
    }

    /** The process dies; rows behind a commit of some time ago are lost. */
    private OooReading crash() {
        crashes++;
        int committed = rows.isEmpty() ? 0 : random.nextInt(rows.size() + 1);
        rows.subList(committed, rows.size()).clear();
        answers.clear();
        return new OooReading(
                settings, rows.isEmpty() ? null : rows.get(rows.size() - 1).watermark());
    }

    boolean complete() {
        return verdict.isComplete();
    }

    /** Entries listed throughout that were not taken. */
    BitSet missing() {
        BitSet missing = listedThroughout == null ? new BitSet() : (BitSet) listedThroughout.clone();
        Set<Long> taken = new HashSet<>();
        for (ReadEntry row : rows) {
            Long id = row.entry().id();
            if (id != null && taken.add(id)) {
                missing.clear(id.intValue());
            }
        }
        return missing;
    }

    @Override
    public String toString() {
        return "%s seed %d: %d rows, take %d, grant %d, %.1f insertions and %.1f deletions an answer, %.2f cut, %d in flight, %d requests, %d crashes, missing %s, %s"
                .formatted(
                        kind,
                        seed,
                        server.initialSize,
                        server.take,
                        server.initialGrant,
                        server.insertions,
                        server.deletions,
                        server.cuts,
                        settings.inFlight(),
                        requests,
                        crashes,
                        missing(),
                        verdict);
    }
}
