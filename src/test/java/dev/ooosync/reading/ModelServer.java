package dev.ooosync.reading;

import dev.ooosync.reading.Behaviour.Order;
import dev.ooosync.reading.Behaviour.Trait;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** An organization that changes while it is read, behind a server that behaves in one of many ways. */
final class ModelServer {

    /**
     * One page.
     *
     * @param listed the ids listed at the moment the page was answered, on the database that answered it
     */
    record Answer(List<@Nullable Long> ids, BitSet listed) {}

    private final Behaviour behaviour;
    private final Random random;
    private final ModelOrganization organization;
    private final int[] replicas;
    private final int grant;
    private final double churn;
    private final int churnEnds;
    private final int emptyAt;
    private final int orderChangesAt;
    private final long orderSeed;
    private final double cuts;
    private int answers;

    ModelServer(Behaviour behaviour, Random random, int size, int people, int grant, boolean churnStops) {
        this.behaviour = behaviour;
        this.random = random;
        this.grant = grant;
        this.replicas = new int[behaviour.is(Trait.LAGS) ? 1 + random.nextInt(3) : 1];
        this.churn = behaviour.is(Trait.CHURNS) ? new double[] {0, 0.05, 0.2, 0.5, 0.9}[random.nextInt(5)] : 0;
        this.churnEnds = churnStops ? random.nextInt(30 + 2 * people) : Integer.MAX_VALUE;
        this.emptyAt = behaviour.is(Trait.EMPTY_ONCE) ? random.nextInt(20 + 2 * people) : -1;
        this.orderSeed = random.nextLong();
        this.cuts = behaviour.is(Trait.CUTS) ? new double[] {0.03, 0.06, 0.1}[random.nextInt(3)] : 0;
        this.orderChangesAt = random.nextInt(8);
        this.organization = new ModelOrganization(random, size, people);
    }

    boolean quiet() {
        return churn == 0;
    }

    int grant() {
        return grant;
    }

    int longestListing() {
        return organization.newest().longestListing();
    }

    Answer answer(PageRequest request) {
        answers++;
        if (answers <= churnEnds) {
            for (int i = 0; i < 4 && random.nextDouble() < churn; i++) {
                if (request.owner() != null && random.nextBoolean()) {
                    // Where it hurts most: the listing that is being read.
                    organization.changeOf(request.owner());
                } else {
                    organization.change(behaviour.is(Trait.PEOPLE_MOVE));
                }
            }
        }
        ModelOrganization.State state = behaviour.is(Trait.LAGS) ? replica() : organization.newest();
        if (answers == emptyAt) {
            return new Answer(List.of(), state.listed());
        }
        List<Long> ordered = ordered(state, request);
        int from = ignoresSkip(request) ? 0 : Math.min(request.skip(), ordered.size());
        int rows = Math.min(ordered.size() - from, granted(request.take()));
        if (behaviour.is(Trait.SHORTENS) && rows > 2 && random.nextInt(3) == 0) {
            rows = 2 + random.nextInt(rows - 1);
        }
        if (rows > 0 && random.nextDouble() < cuts) {
            rows = random.nextInt(5) > 0 ? random.nextInt(rows) : Math.min(rows - 1, random.nextInt(2));
        }
        return new Answer(asSent(ordered.subList(from, from + rows), request), state.listed());
    }

    private boolean ignoresSkip(PageRequest request) {
        return behaviour.is(Trait.IGNORES_SKIP)
                || behaviour.is(Trait.IGNORES_SKIP_OF_USERS) && request.sweep() == Sweep.BY_USER;
    }

    private int granted(int take) {
        if (behaviour.is(Trait.IGNORES_TAKE)) {
            return random.nextBoolean() ? Integer.MAX_VALUE : Math.max(take + 1, grant);
        }
        return behaviour.is(Trait.GRANTS_ONE_ROW) ? 1 : Math.min(take, grant);
    }

    private List<@Nullable Long> asSent(List<Long> ids, PageRequest request) {
        List<@Nullable Long> sent = new ArrayList<>(ids);
        if (behaviour.is(Trait.WITHOUT_ID) && request.sweep() != Sweep.USERS) {
            sent.replaceAll(id -> id != null && id % 7 == 3 ? null : id);
        }
        return sent;
    }

    private List<Long> ordered(ModelOrganization.State state, PageRequest request) {
        List<Long> ids = switch (request.sweep()) {
            case SORTED, ANCHORED -> state.ids();
            case USERS -> state.users();
            case BY_USER -> state.listing(request.owner());
        };
        Order order = behaviour.order(request.sweep());
        long seed = orderSeed + request.sweep().ordinal();
        return switch (order) {
            case ID -> ids;
            case OTHER -> shuffled(ids, seed);
            case SHUFFLED -> shuffled(ids, random.nextLong());
            case CHANGES -> answers > orderChangesAt ? changedOrder(ids) : ids;
        };
    }

    private List<Long> changedOrder(List<Long> ids) {
        if ((orderSeed & 3) == 0) {
            List<Long> descending = new ArrayList<>(ids);
            Collections.reverse(descending);
            return descending;
        }
        return shuffled(ids, orderSeed);
    }

    /** Ordered by something else than the id, the same for one seed. */
    private static List<Long> shuffled(List<Long> ids, long seed) {
        List<Long> shuffled = new ArrayList<>(ids);
        shuffled.sort(Comparator.comparingLong(id -> (id + seed) * 0x9E3779B97F4A7C15L ^ (id * seed >>> 7)));
        return shuffled;
    }

    private ModelOrganization.State replica() {
        int replica = random.nextInt(replicas.length);
        int newest = organization.states() - 1;
        replicas[replica] += random.nextInt(newest - replicas[replica] + 1);
        if (answers > churnEnds) {
            replicas[replica] = Math.min(newest, replicas[replica] + 1);
        }
        return organization.state(replicas[replica]);
    }
}
