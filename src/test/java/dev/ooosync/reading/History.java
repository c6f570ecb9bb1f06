package dev.ooosync.reading;

import dev.ooosync.calcom.SentRow;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** One reading of a {@link ModelServer} from its first page to its verdict, told by a seed. */
final class History {

    static final int BUDGET = 1200;

    private record Row(@Nullable Long id, Watermark watermark) {}

    final long seed;
    final Behaviour behaviour;
    final ModelServer server;
    final int initialSize;
    final boolean churnStops;
    final SyncSettings.Reading settings;

    @Nullable
    Verdict verdict;

    @Nullable
    SyncException failure;

    int requests;
    int crashes;
    List<@Nullable Long> handedOn = List.of();
    /** Listed in every state of the list that an accepted page was answered from. */
    @Nullable
    BitSet listedThroughout;

    private final Random random;
    private final List<Row> rows = new ArrayList<>();
    private final Set<PageRequest> asked = new HashSet<>();
    private final Map<PageRequest, ModelServer.Answer> answers = new HashMap<>();
    private OooReading reading;

    History(Behaviour behaviour, long seed) {
        this.seed = seed;
        this.behaviour = behaviour;
        this.random = new Random(seed);
        boolean large = random.nextInt(50) == 0;
        boolean roomy = !large && random.nextInt(4) == 0;
        int[] grants = large || roomy ? new int[] {37, 100, 250} : new int[] {2, 2, 3, 4, 5, 10};
        int grant = grants[random.nextInt(grants.length)];
        int size = large ? random.nextInt(1000) : random.nextInt(random.nextBoolean() ? 8 : 61);
        int people = 1 + random.nextInt(large ? 100 : random.nextBoolean() ? 2 : 12);
        if (roomy) {
            people = 20 + random.nextInt(60);
            size = people * (1 + random.nextInt(6));
        }
        if (behaviour.order(Sweep.BY_USER) == Behaviour.Order.SHUFFLED && random.nextBoolean()) {
            // Where chance deceives most: few rows, and every change hits them.
            people = 1 + random.nextInt(2);
            size = 2 + random.nextInt(8);
            roomy = random.nextBoolean();
            grant = roomy ? 250 : 2 + random.nextInt(3);
        }
        if (behaviour.is(Behaviour.Trait.MANY_PEOPLE)) {
            people = 60 + random.nextInt(140);
            size = random.nextInt(3 * people);
            roomy = true;
        }
        if (behaviour == Behaviour.SKIP_IGNORED_ONE_ROW_LISTS) {
            size = 1;
        }
        this.churnStops = random.nextInt(4) > 0;
        this.server = new ModelServer(behaviour, random, size, people, grant, churnStops);
        this.initialSize = size;
        int take = large || roomy ? 250 : 2 + random.nextInt(9);
        this.settings = settings(take, 1 + random.nextInt(8), behaviour == Behaviour.SORTED_FIRST ? "asc" : null, null);
        this.reading = new OooReading(settings, null);
    }

    static List<SentRow> rows(List<@Nullable Long> ids) {
        return ids.stream()
                .map(id -> new SentRow(id, JsonNodeFactory.instance.nullNode()))
                .toList();
    }

    static SyncSettings.Reading settings(
            int take, int inFlight, @Nullable String sortStart, @Nullable Integer maxEntries) {
        return new SyncSettings.Reading(take, inFlight, BUDGET, Duration.ofHours(6), null, sortStart, null, maxEntries);
    }

    History run() {
        double crashing = random.nextInt(3) == 0 ? 0.1 : 0;
        try {
            for (int pages = 0; !reading.finished(); pages++) {
                check(pages <= 2 * BUDGET, "asks for the same page again and again");
                page();
                if (random.nextDouble() < crashing && crashes < 5) {
                    crash();
                }
            }
            verdict = reading.verdict();
        } catch (SyncException e) {
            failure = e;
        }
        handedOn = new ArrayList<>();
        rows.forEach(row -> handedOn.add(row.id()));
        return this;
    }

    private void page() {
        List<PageRequest> wanted = reading.wanted();
        check(!wanted.isEmpty() && wanted.size() <= settings.inFlight(), "wanted " + wanted);
        answers.keySet().retainAll(wanted);
        wanted.forEach(request -> requests += asked.add(request) ? 1 : 0);
        if (requests >= BUDGET) {
            reading.giveUp("budget");
            return;
        }
        // Pages ahead are answered in any order and at any time before they are accepted.
        List<PageRequest> anyOrder = new ArrayList<>(wanted);
        Collections.shuffle(anyOrder, random);
        anyOrder.stream().filter(request -> random.nextBoolean()).forEach(this::answer);
        ModelServer.Answer answer = answer(wanted.get(0));
        for (ReadEntry row : reading.accept(wanted.get(0), rows(answer.ids()), requests)) {
            rows.add(new Row(row.entry().id(), row.watermark()));
        }
        if (listedThroughout == null) {
            listedThroughout = (BitSet) answer.listed().clone();
        }
        listedThroughout.and(answer.listed());
    }

    private ModelServer.Answer answer(PageRequest request) {
        // Not computeIfAbsent: the order of the model's random numbers must not hang on the map.
        ModelServer.Answer answer = answers.get(request);
        if (answer == null) {
            answer = server.answer(request);
            answers.put(request, answer);
        }
        return answer;
    }

    /** The process dies; rows behind a commit of some time ago are lost. */
    private void crash() {
        crashes++;
        int committed = rows.isEmpty() ? 0 : random.nextInt(rows.size() + 1);
        rows.subList(committed, rows.size()).clear();
        asked.clear();
        answers.clear();
        reading = new OooReading(
                settings, rows.isEmpty() ? null : rows.get(rows.size() - 1).watermark());
    }

    boolean complete() {
        return verdict != null && verdict.isComplete();
    }

    /** Entries listed throughout that were not taken. */
    BitSet missing() {
        BitSet missing = listedThroughout == null ? new BitSet() : (BitSet) listedThroughout.clone();
        handedOn.stream().filter(id -> id != null).forEach(id -> missing.clear(id.intValue()));
        return missing;
    }

    private void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalStateException(message + ": " + this);
        }
    }

    @Override
    public String toString() {
        return "%s seed %d: %d rows, take %d, grant %d, %d requests, %d crashes, %s, missing %s"
                .formatted(
                        behaviour,
                        seed,
                        initialSize,
                        settings.pageSize(),
                        server.grant(),
                        requests,
                        crashes,
                        failure == null ? verdict : failure,
                        missing());
    }
}
