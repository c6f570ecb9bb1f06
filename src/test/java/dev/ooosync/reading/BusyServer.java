package dev.ooosync.reading;

import dev.ooosync.reading.BusyKind.Trait;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A list by id that many others write to, behind a server that grants and cuts pages as its {@link BusyKind} says. */
final class BusyServer {

    private static final int[] SIZES = {0, 1, 2, 3, 5, 8, 30, 120, 249, 250, 251, 600, 1000, 1500};
    private static final int[] FAIR_SIZES = {30, 120, 250, 251, 600, 1000, 1500};
    private static final int[] GRANTS = {250, 250, 100, 64, 37, 12, 5, 3, 2};
    private static final int[] FAIR_GRANTS = {250, 250, 100, 64, 37};

    /** One state of the list. */
    private record State(int[] ids, BitSet listed) {}

    final int initialSize;
    final int initialGrant;
    /** Mean changes between two answers. */
    final double insertions;

    final double deletions;
    final double cuts;
    final int take;

    private final Random random;
    private final BusyKind kind;
    private final double moves;
    private final int lag;
    private final int[] wipes;
    private final int[] grantChanges;
    private int grant;
    private int otherGrant;
    private int smallestGrant;
    private int next;
    private int answers;
    private State newest;
    private final Deque<State> past = new ArrayDeque<>();

    BusyServer(BusyKind kind, Random random) {
        this.kind = kind;
        this.random = random;
        boolean fair = kind.is(Trait.FAIR);
        grant = pick(fair ? FAIR_GRANTS : kind.is(Trait.TINY) ? new int[] {2, 3, 5} : GRANTS);
        initialGrant = grant;
        int size = pick(fair ? FAIR_SIZES : SIZES);
        initialSize = grant < 12 && size > 300 ? pick(new int[] {5, 30, 120}) : size;
        take = random.nextInt(8) == 0 ? 60 : 250;
        double lambda = new double[] {0.1, 0.3, 0.5, 1, 3, 8, 20}[random.nextInt(7)];
        double fifth = (Math.min(take, grant) - 1) / 5.0;
        insertions = kind.is(Trait.QUIET)
                ? 0
                : fair ? Math.min(lambda, fifth) : kind.is(Trait.TINY) ? Math.min(0.5, lambda) : lambda;
        double deleting = kind.is(Trait.DELETES) ? new double[] {0.3, 1, 3, 20}[random.nextInt(4)] : 0;
        deletions = fair ? Math.min(deleting, insertions) : deleting;
        moves = kind.is(Trait.MOVES) ? fair ? 0.05 : new double[] {0.05, 0.2, 0.5}[random.nextInt(3)] : 0;
        lag = kind.is(Trait.LAGS) ? fair ? 1 + random.nextInt(2) : pick(new int[] {1, 3, 10}) : 0;
        cuts = kind.is(Trait.CUTS) ? new double[] {0.03, 0.06, 0.1}[random.nextInt(3)] : 0;
        wipes = kind.is(Trait.WIPES) ? random.ints(1 + random.nextInt(3), 1, 26).toArray() : new int[0];
        grantChanges = kind.is(Trait.CHANGES_GRANT)
                ? random.ints(1 + random.nextInt(3), 1, 41).toArray()
                : new int[0];
        otherGrant = pick(GRANTS);
        smallestGrant = grant;
        TreeSet<Integer> ids = new TreeSet<>();
        while (ids.size() < initialSize) {
            ids.add(1 + random.nextInt(3 * initialSize + 1));
        }
        next = 3 * initialSize + 2;
        newest = state(ids.stream().mapToInt(id -> id).toArray());
    }

    private static State state(int[] ids) {
        BitSet listed = new BitSet();
        for (int id : ids) {
            listed.set(id);
        }
        return new State(ids, listed);
    }

    private int pick(int[] from) {
        return from[random.nextInt(from.length)];
    }

    int smallestGrant() {
        return smallestGrant;
    }

    /** Pages of the list at the start, one row of each shared with the one before. */
    int pagesAtTheStart() {
        int granted = Math.min(take, smallestGrant);
        return Math.max(1, (initialSize - 1 + granted - 2) / (granted - 1));
    }

    ModelServer.Answer answer(PageRequest request) {
        answers++;
        if (answers > 1) {
            write();
        }
        regrant();
        State state = newest;
        if (!past.isEmpty() && random.nextBoolean()) {
            state = new ArrayList<>(past).get(random.nextInt(past.size()));
        }
        int from = Math.min(request.skip(), state.ids().length);
        int rows = Math.min(state.ids().length - from, Math.min(request.take(), grant));
        if (rows > 0 && random.nextDouble() < cuts) {
            rows = random.nextInt(5) > 0 ? random.nextInt(rows) : Math.min(rows - 1, random.nextInt(2));
        }
        List<@Nullable Long> sent = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            sent.add((long) state.ids()[from + row]);
        }
        return new ModelServer.Answer(sent, state.listed());
    }

    private void regrant() {
        for (int at : grantChanges) {
            if (at == answers) {
                grant = pick(GRANTS);
            }
        }
        if (kind.is(Trait.GRANTS_IN_TURN)) {
            int turn = grant;
            grant = otherGrant;
            otherGrant = turn;
        }
        smallestGrant = Math.min(smallestGrant, grant);
    }

    private void write() {
        int added = poisson(insertions);
        int removed = poisson(deletions);
        boolean moving = random.nextDouble() < moves;
        boolean wiped = false;
        for (int at : wipes) {
            wiped |= at == answers;
        }
        if (added + removed == 0 && !moving && !wiped) {
            return;
        }
        if (lag > 0) {
            past.addLast(newest);
            while (past.size() > lag) {
                past.removeFirst();
            }
        }
        List<Integer> ids = new ArrayList<>();
        for (int id : newest.ids()) {
            ids.add(id);
        }
        for (int i = 0; i < removed && !ids.isEmpty(); i++) {
            int last = ids.size() - 1;
            ids.remove(random.nextInt(10) < 7 ? random.nextInt(ids.size()) : last - Math.min(last, random.nextInt(3)));
        }
        if (moving) {
            ids = random.nextBoolean() ? left(ids) : joined(ids);
        }
        if (wiped) {
            wipe(ids);
        }
        for (int i = 0; i < added; i++) {
            ids.add(next);
            next += random.nextInt(5) < 3 ? 1 : 2 + random.nextInt(4);
        }
        newest = state(ids.stream().mapToInt(id -> id).toArray());
    }

    /** Somebody leaves with up to 60 entries, here and there or side by side. */
    private List<Integer> left(List<Integer> ids) {
        if (ids.isEmpty()) {
            return ids;
        }
        int rows = Math.min(ids.size(), 1 + random.nextInt(60));
        if (random.nextBoolean()) {
            int from = random.nextInt(ids.size());
            ids.subList(from, Math.min(ids.size(), from + rows)).clear();
        } else {
            for (int i = 0; i < rows; i++) {
                ids.remove(random.nextInt(ids.size()));
            }
        }
        return ids;
    }

    /** Somebody joins with up to 60 entries. */
    private List<Integer> joined(List<Integer> ids) {
        int lowest = random.nextInt(10) < 7 ? 1 : Math.max(1, next - 200);
        TreeSet<Integer> all = new TreeSet<>(ids);
        for (int rows = 1 + random.nextInt(60); rows > 0 && next > lowest; rows--) {
            all.add(lowest + random.nextInt(next - lowest));
        }
        return new ArrayList<>(all);
    }

    /** The end of the list goes; half of it may be back at once. */
    private void wipe(List<Integer> ids) {
        int from = (int) (ids.size() * new double[] {0, 0.2, 0.5, 0.9}[random.nextInt(4)]);
        int to = random.nextBoolean() ? ids.size() : from + (ids.size() - from) / 2;
        ids.subList(from, to).clear();
    }

    private int poisson(double mean) {
        if (mean >= 8) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        int count = 0;
        for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
