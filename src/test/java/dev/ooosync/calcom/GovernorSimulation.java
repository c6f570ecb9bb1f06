package dev.ooosync.calcom;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/** Callers behind one governor, other users of the key, and the model throttle, in virtual milliseconds. */
final class GovernorSimulation {

    private static final Instant EPOCH = Instant.parse("2026-11-22T00:00:00Z");
    private static final int LIMIT = 120;

    private final RateGovernor governor = new RateGovernor();
    private final ModelThrottle throttle = new ModelThrottle(LIMIT, Duration.ofSeconds(60), Duration.ofSeconds(60));
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Random random;
    private final int latency;
    private final long end;
    private long now;
    private long sequence;
    int accepted;
    int refused;
    int othersAccepted;
    int othersRefused;
    int blocks;
    private boolean blocked;

    GovernorSimulation(long seed, int latency, Duration length) {
        this.random = new Random(seed);
        this.latency = latency;
        this.end = length.toMillis();
    }

    private record Event(long at, long sequence, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(sequence, other.sequence);
        }
    }

    GovernorSimulation callers(int count) {
        for (int i = 0; i < count; i++) {
            after(random.nextInt(50), this::ask);
        }
        return this;
    }

    /** Another user of the key, at random moments. */
    GovernorSimulation others(double perMinute) {
        if (perMinute > 0) {
            after((long) (-Math.log(1 - random.nextDouble()) * 60_000 / perMinute), () -> {
                if (hit().refused()) {
                    othersRefused++;
                } else {
                    othersAccepted++;
                }
                others(perMinute);
            });
        }
        return this;
    }

    GovernorSimulation run() {
        while (!events.isEmpty() && events.peek().at() < end) {
            Event event = events.remove();
            now = event.at();
            event.action().run();
        }
        return this;
    }

    private void ask() {
        Duration wait = governor.admit(instant());
        if (!wait.isZero()) {
            after(Math.max(1, (wait.toNanos() + 999_999) / 1_000_000) + random.nextInt(5), this::ask);
            return;
        }
        Instant sent = instant();
        after(oneWay(), () -> {
            ModelThrottle.Verdict verdict = hit();
            after(oneWay(), () -> received(sent, verdict));
        });
    }

    private void received(Instant sent, ModelThrottle.Verdict verdict) {
        governor.answered(sent, instant(), verdict.refused() ? 429 : 200, Map.of("-default", verdict.stated()));
        if (verdict.refused()) {
            refused++;
            governor.hold(instant().plus(verdict.stated().reset()));
        } else {
            accepted++;
        }
        ask();
    }

    private ModelThrottle.Verdict hit() {
        ModelThrottle.Verdict verdict = throttle.hit(now);
        blocks += verdict.refused() && !blocked ? 1 : 0;
        blocked = verdict.refused();
        return verdict;
    }

    /** Skewed, so that answers overtake one another. */
    private long oneWay() {
        double skew = random.nextDouble();
        return 1 + (long) (latency * (random.nextInt(20) == 0 ? 4 * skew : skew));
    }

    private Instant instant() {
        return EPOCH.plusMillis(now);
    }

    private void after(long millis, Runnable action) {
        events.add(new Event(now + millis, sequence++, action));
    }
}
