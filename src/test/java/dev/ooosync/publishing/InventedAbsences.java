package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.staging.StagedEntry;
import dev.ooosync.verdict.Cause;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Entries that people make, move and cancel about today, published run by run; {@link SourceModel} goes along. */
@SuppressWarnings("NullAway")
final class InventedAbsences {

    private static final String[] REASONS = {null, "sick", "vacation", "travel"};

    final SourceModel model;
    private final PublishingFixture warehouse;
    private final Random random;
    private final LocalDate today;
    private final Map<Long, StagedEntry> source = new TreeMap<>();
    private long lastId;

    InventedAbsences(PublishingFixture warehouse, long orgId, LocalDate today, Random random) {
        this.warehouse = warehouse;
        this.model = new SourceModel(orgId);
        this.random = random;
        this.today = today;
        circle(today.plusDays(random.nextInt(4) - 1), 1 + random.nextInt(5));
        weekend();
        for (int n = 0; n < 14; n++) {
            anything();
        }
    }

    private long user() {
        return 1 + random.nextInt(InventedPeople.PEOPLE);
    }

    /** One away, covered by the next, and so on; by 5 people it is no circle that is looked for. */
    private void circle(LocalDate start, int people) {
        long first = 1 + random.nextInt(3);
        for (long n = 0; n < people; n++) {
            add(first + n, first + (n + 1) % people, start, start.plusDays(random.nextInt(4)));
        }
    }

    /** One entry until Thursday, Friday, Saturday or Sunday, the next from Saturday, Sunday or Monday. */
    private void weekend() {
        LocalDate monday =
                today.with(TemporalAdjusters.previous(DayOfWeek.MONDAY)).plusWeeks(random.nextInt(3));
        long user = user();
        add(user, null, monday.minusDays(8), monday.minusDays(1 + random.nextInt(4)));
        add(user, null, monday.minusDays(random.nextInt(3)), monday.plusDays(random.nextInt(6)));
    }

    private void anything() {
        LocalDate start = today.plusDays(random.nextInt(90) - 40);
        int length = random.nextInt(12) - 2;
        if (random.nextInt(20) == 0) {
            // Until about today, for years to come, or around today; once in a while out of the calendar.
            start = today.minusDays(random.nextInt(4_000));
            length = random.nextInt(5) == 0 ? 2_900_000 : random.nextInt(8_000);
        }
        Long cover = random.nextInt(3) == 0 ? null : random.nextInt(10) == 0 ? Long.valueOf(99) : (Long) user();
        add(user(), cover, start, start.plusDays(length));
    }

    private void add(long user, Long cover, LocalDate start, LocalDate end) {
        put(++lastId, user, cover, start, end, REASONS[random.nextInt(REASONS.length)]);
    }

    private void put(long id, long user, Long cover, LocalDate start, LocalDate end, String reason) {
        LocalDateTime startAsSent = start.atStartOfDay();
        LocalDateTime endAsSent = end.atStartOfDay().plus(Duration.ofMillis(86_399_999));
        int days = (int) Math.max(0, ChronoUnit.DAYS.between(start, end) + 1);
        String content = List.of(user, String.valueOf(cover), start, end, String.valueOf(reason))
                .toString();
        source.put(
                id,
                new StagedEntry(
                        id,
                        null,
                        user,
                        cover,
                        start,
                        end,
                        days,
                        reason,
                        null,
                        startAsSent,
                        endAsSent,
                        "v1:kk:" + content,
                        "{}"));
    }

    /** What happens between two runs; fewer go than the breaker would hold. */
    void live(Map<Long, StagedEntry> deleted) {
        for (StagedEntry entry : List.copyOf(source.values())) {
            int dice = random.nextInt(12);
            if (dice == 0 && deleted.size() < 4) {
                deleted.put(entry.entryId(), source.remove(entry.entryId()));
            } else if (dice == 1) {
                int by = random.nextInt(9) - 4;
                LocalDate end = entry.endDate().plusDays(random.nextBoolean() ? by : 0);
                LocalDate start = entry.startDate().plusDays(random.nextBoolean() ? by : 0);
                put(entry.entryId(), entry.userId(), entry.toUserId(), start, end, entry.reason());
            } else if (dice == 2) {
                put(entry.entryId(), entry.userId(), user(), entry.startDate(), entry.endDate(), "sick");
            }
        }
        anything();
    }

    /** Somebody who was away today is so no longer, perhaps because of having left. */
    void endToday() {
        source.values().stream()
                .filter(entry ->
                        !entry.startDate().isAfter(today) && !entry.endDate().isBefore(today))
                .map(StagedEntry::entryId)
                .findFirst()
                .ifPresent(source::remove);
    }

    /** Runs at the fixture's time. */
    void publish(String runId, Map<Long, StagedEntry> comeBack) {
        Map<Long, Cause> gone = new TreeMap<>();
        model.changedAt.keySet().stream()
                .filter(id -> !source.containsKey(id))
                .forEach(id -> gone.put(
                        id,
                        List.of(Cause.DELETED, Cause.LEFT_ORG, Cause.COVER_DELETED)
                                .get(random.nextInt(3))));
        warehouse.causes = gone::get;
        RunResult result = warehouse.run(runId, model.orgId, List.copyOf(source.values()));
        model.publish(true, runId, warehouse.utc(), source, Set.of(), gone, "v1:kk:");
        assertThat(result.closed()).isEqualTo(gone.size());
        if (random.nextBoolean()) {
            source.putAll(comeBack);
            comeBack.clear();
        }
    }
}
