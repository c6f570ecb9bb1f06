package dev.ooosync.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A list that changes while it is read, behind a server that behaves in one of many ways. Knows what was listed when. */
final class ModelServer {

    /**
     * One page.
     *
     * @param listed the ids listed at the moment the page was answered, on the database that answered it
     */
    record Answer(List<@Nullable Long> ids, BitSet listed) {}

    private record State(List<Long> ids, BitSet listed) {
        static State of(TreeSet<Long> list) {
            BitSet listed = new BitSet();
            list.forEach(id -> listed.set(id.intValue()));
            return new State(List.copyOf(list), listed);
        }
    }

    private final Behaviour behaviour;
    private final Random random;
    private final TreeSet<Long> list = new TreeSet<>();
    /** Entries of people who are not in the organization now. */
    private final List<Long> outside = new ArrayList<>();

    private final List<State> states = new ArrayList<>();
    private final int[] replicas;
    private final int grant;
    private final double churn;
    private final int churnEnds;
    private final int emptyAt;
    private final int orderChangesAt;
    private final long orderSeed;
    private long highest;
    private int answers;

    ModelServer(Behaviour behaviour, Random random, int size, int grant, boolean churnStops) {
        this.behaviour = behaviour;
        this.random = random;
        this.grant = grant;
        this.replicas = new int[behaviour.lags() ? 1 + random.nextInt(3) : 1];
        this.churn = behaviour.churns() ? new double[] {0, 0.05, 0.2, 0.5, 0.9}[random.nextInt(5)] : 0;
        this.churnEnds = churnStops ? random.nextInt(60) : Integer.MAX_VALUE;
        this.emptyAt = behaviour.emptyOnce() ? random.nextInt(20) : -1;
        this.orderSeed = random.nextLong();
        this.orderChangesAt = random.nextInt(8);
        for (int i = 0; i < size; i++) {
            list.add(++highest);
            if (random.nextInt(3) == 0) {
                outside.add(++highest);
            }
        }
        states.add(State.of(list));
    }

    boolean quiet() {
        return churn == 0;
    }

    int size() {
        return list.size();
    }

    int grant() {
        return grant;
    }

    Answer answer(PageRequest request) {
        answers++;
        if (answers <= churnEnds) {
            for (int i = 0; i < 4 && random.nextDouble() < churn; i++) {
                change();
            }
        }
        State state = behaviour.lags() ? replica() : states.get(states.size() - 1);
        if (answers == emptyAt) {
            return new Answer(List.of(), state.listed());
        }
        List<Long> ordered = ordered(state, request);
        int from = behaviour.ignoresSkip() ? 0 : Math.min(request.skip(), ordered.size());
        int rows = Math.min(ordered.size() - from, granted(request.take()));
        if (behaviour.shortens() && rows > 2 && random.nextInt(3) == 0) {
            rows = 2 + random.nextInt(rows - 1);
        }
        return new Answer(asSent(ordered.subList(from, from + rows)), state.listed());
    }

    private int granted(int take) {
        if (behaviour == Behaviour.TAKE_IGNORED) {
            return random.nextBoolean() ? Integer.MAX_VALUE : Math.max(take + 1, grant);
        }
        return behaviour == Behaviour.GRANTS_OF_ONE_ROW ? 1 : Math.min(take, grant);
    }

    private List<@Nullable Long> asSent(List<Long> ids) {
        List<@Nullable Long> sent = new ArrayList<>(ids);
        if (behaviour == Behaviour.ROWS_WITHOUT_ID) {
            sent.replaceAll(id -> id != null && id % 7 == 3 ? null : id);
        }
        return sent;
    }

    private List<Long> ordered(State state, PageRequest request) {
        boolean changed = answers > orderChangesAt;
        return switch (behaviour) {
            case UNORDERED, UNORDERED_WHILE_CHURNING -> shuffled(state, orderSeed);
            case SHUFFLED_EACH_TIME, SHUFFLED_WHILE_CHURNING -> shuffled(state, random.nextLong());
            case ORDER_CHANGES, ORDER_CHANGES_WHILE_CHURNING -> changed ? changedOrder(state) : state.ids();
            case SORTED_FIRST -> request.sweep() == Sweep.SORTED ? shuffled(state, random.nextLong()) : state.ids();
            default -> state.ids();
        };
    }

    private List<Long> changedOrder(State state) {
        if ((orderSeed & 3) == 0) {
            List<Long> descending = new ArrayList<>(state.ids());
            Collections.reverse(descending);
            return descending;
        }
        return shuffled(state, orderSeed);
    }

    /** Ordered by something else than the id, the same for one seed. */
    private static List<Long> shuffled(State state, long seed) {
        List<Long> ids = new ArrayList<>(state.ids());
        ids.sort(Comparator.comparingLong(id -> (id + seed) * 0x9E3779B97F4A7C15L ^ (id * seed >>> 7)));
        return ids;
    }

    private State replica() {
        int replica = random.nextInt(replicas.length);
        int newest = states.size() - 1;
        replicas[replica] += random.nextInt(newest - replicas[replica] + 1);
        if (answers > churnEnds) {
            replicas[replica] = Math.min(newest, replicas[replica] + 1);
        }
        return states.get(replicas[replica]);
    }

    private void change() {
        switch (random.nextInt(behaviour.peopleMove() ? 5 : 3)) {
            case 0 -> list.add(++highest);
            case 1, 2 -> some(1).forEach(list::remove);
            case 3 -> {
                List<Long> leaving = some(1 + random.nextInt(4));
                leaving.forEach(list::remove);
                outside.addAll(leaving);
            }
            default -> {
                for (int i = random.nextInt(4); i >= 0 && !outside.isEmpty(); i--) {
                    list.add(outside.remove(random.nextInt(outside.size())));
                }
            }
        }
        states.add(State.of(list));
    }

    private List<Long> some(int count) {
        List<Long> ids = new ArrayList<>(list);
        List<Long> some = new ArrayList<>();
        for (int i = 0; i < count && !ids.isEmpty(); i++) {
            some.add(ids.remove(random.nextInt(ids.size())));
        }
        return some;
    }
}
