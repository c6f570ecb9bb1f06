package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.staging.RejectedRow;
import dev.ooosync.staging.StagedEntry;
import dev.ooosync.staging.StagedResource;
import dev.ooosync.verdict.Cause;
import dev.ooosync.verdict.Verdict;
import dev.ooosync.warehouse.WarehouseUnderTest;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Random lives of two organizations in one warehouse, published and compared with {@link SourceModel} row by row. */
@SuppressWarnings("NullAway")
class PublicationModelTests {

    @TempDir
    static Path directory;

    /** All seeds share a warehouse, which makes them faster, and shows that organizations do not disturb each other. */
    private static final Map<Kind, WarehouseUnderTest> SHARED = new EnumMap<>(Kind.class);

    @BeforeAll
    static void make() throws IOException {
        for (Kind kind : Kind.values()) {
            SHARED.put(kind, kind.empty(Files.createDirectory(directory.resolve(kind.name()))));
        }
    }

    static Stream<Arguments> someSeeds() {
        return seeds(4);
    }

    static Stream<Arguments> manySeeds() {
        return seeds(100);
    }

    private static Stream<Arguments> seeds(int count) {
        return Stream.of(Kind.values())
                .flatMap(kind -> LongStream.rangeClosed(1, count).mapToObj(seed -> Arguments.of(kind, seed)));
    }

    @ParameterizedTest
    @MethodSource("someSeeds")
    void the_warehouse_holds_what_the_model_says(Kind kind, long seed) throws Exception {
        live(kind, seed);
    }

    @Tag("torture")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void the_warehouse_holds_what_the_model_says_for_many_seeds(Kind kind, long seed) throws Exception {
        live(kind, 1_000 + seed);
    }

    private static void live(Kind kind, long seed) throws Exception {
        Random random = new Random(seed);
        PublishingFixture warehouse = new PublishingFixture(SHARED.get(kind), 100);
        List<Organization> organizations = List.of(
                new Organization(warehouse, 2 * seed, random), new Organization(warehouse, 2 * seed + 1, random));
        for (int round = 0; round < 5; round++) {
            Organization organization = organizations.get(round % 2);
            organization.live();
            organization.publish("run-" + round + "-" + organization.model.orgId);
            for (Organization any : organizations) {
                any.compare("seed " + seed + ", round " + round);
            }
        }
    }

    private static final class Organization {
        private final PublishingFixture warehouse;
        private final SourceModel model;
        private final Random random;
        private final Map<Long, StagedEntry> source = new TreeMap<>();
        private final Map<Long, StagedEntry> deleted = new TreeMap<>();
        /** Who is in the organization at Cal.com. */
        private final Set<Long> people = new TreeSet<>(Set.of(1L, 2L, 3L, 4L));

        private long lastId = 200;
        /** What the model knows of people once the run has ended. */
        private Runnable afterwards;

        private final Map<String, LocalDateTime> finished = new TreeMap<>();
        private boolean omitNotes;
        private boolean maskSick;

        Organization(PublishingFixture warehouse, long orgId, Random random) {
            this.warehouse = warehouse;
            this.model = new SourceModel(orgId);
            this.random = random;
            for (long id = 1; id <= 12; id++) {
                source.put(id, invented(id));
            }
        }

        private String prefix() {
            return "v1:" + (omitNotes ? 'o' : 'k') + (maskSick ? 'm' : 'k') + ":";
        }

        private StagedEntry invented(long id) {
            LocalDateTime start = LocalDate.of(2026, 11, 22)
                    .plusDays(random.nextInt(60))
                    .plusYears(random.nextInt(20) == 0 ? random.nextBoolean() ? -27 : 73 : 0)
                    .atStartOfDay();
            int length = random.nextInt(15) == 0 ? 1090 + random.nextInt(20) : random.nextInt(14) - 2;
            String[] reasons = {null, "sick", "vacation", "unspecified"};
            return entry(
                    id,
                    random.nextInt(10) == 0 ? null : "uuid" + random.nextInt(3),
                    1 + random.nextInt(5),
                    random.nextBoolean() ? null : 1L + random.nextInt(5),
                    start,
                    start.plusDays(length).plus(Duration.ofMillis(86_399_999)),
                    reasons[random.nextInt(4)],
                    random.nextInt(3) == 0 ? null : "notes " + random.nextInt(3));
        }

        private static StagedEntry ofUser(StagedEntry entry, long user) {
            return entry(
                    entry.entryId(),
                    entry.uuid(),
                    user,
                    entry.toUserId(),
                    entry.startAsSent(),
                    entry.endAsSent(),
                    entry.reason(),
                    entry.notes());
        }

        /** People are read whole, in part, not at all, or the credentials may not read them. */
        private void readPeople() {
            int dice = random.nextInt(6);
            Set<Long> seen = new TreeSet<>(people);
            if (dice == 0) {
                warehouse.resources = List.of();
                return;
            }
            Verdict.Kind outcome =
                    dice == 1 ? Verdict.Kind.SKIPPED : dice == 2 ? Verdict.Kind.UNPROVEN : Verdict.Kind.COMPLETE;
            seen.removeIf(id -> outcome == Verdict.Kind.UNPROVEN && random.nextInt(3) == 0);
            List<Object[]> rows = seen.stream()
                    .map(id -> new Object[] {id, "P" + id, "P" + id, null, null, "UTC", "UTC", null})
                    .toList();
            warehouse.resources = List.of(new StagedResource(
                    "org_user",
                    new Verdict(outcome, "because"),
                    rows.size(),
                    rows.size(),
                    2,
                    outcome == Verdict.Kind.SKIPPED ? Map.of() : Map.of("org_user", rows),
                    List.of()));
            afterwards = () -> {
                if (outcome == Verdict.Kind.COMPLETE) {
                    model.peopleEverWhole = true;
                    model.people.clear();
                }
                if (outcome != Verdict.Kind.SKIPPED) {
                    model.people.addAll(seen);
                }
                model.peopleAreRead = outcome != Verdict.Kind.SKIPPED;
            };
        }

        /** One field of another entry is taken over. */
        private StagedEntry edited(StagedEntry old) {
            StagedEntry other = invented(old.entryId());
            int field = random.nextInt(7);
            return entry(
                    old.entryId(),
                    field == 0 ? other.uuid() : old.uuid(),
                    field == 1 ? other.userId() : old.userId(),
                    field == 2 ? other.toUserId() : old.toUserId(),
                    field == 3 ? other.startAsSent() : old.startAsSent(),
                    field == 4 ? other.endAsSent() : old.endAsSent(),
                    field == 5 ? other.reason() : old.reason(),
                    field == 6 ? other.notes() : old.notes());
        }

        private static StagedEntry entry(
                long id,
                String uuid,
                long user,
                Long cover,
                LocalDateTime start,
                LocalDateTime end,
                String reason,
                String notes) {
            int days = (int) Math.max(0, ChronoUnit.DAYS.between(start.toLocalDate(), end.toLocalDate()) + 1);
            return new StagedEntry(
                    id,
                    uuid,
                    user,
                    cover,
                    start.toLocalDate(),
                    end.toLocalDate(),
                    days,
                    reason,
                    notes,
                    start,
                    end,
                    "",
                    "");
        }

        /** As the processor would hand it on. */
        private StagedEntry stored(StagedEntry entry) {
            String reason = maskSick && "sick".equals(entry.reason()) ? "unspecified" : entry.reason();
            String notes = omitNotes ? null : entry.notes();
            String content = List.of(
                            String.valueOf(entry.uuid()),
                            entry.userId(),
                            String.valueOf(entry.toUserId()),
                            entry.startAsSent(),
                            entry.endAsSent(),
                            String.valueOf(reason),
                            String.valueOf(notes))
                    .toString();
            return new StagedEntry(
                    entry.entryId(),
                    entry.uuid(),
                    entry.userId(),
                    entry.toUserId(),
                    entry.startDate(),
                    entry.endDate(),
                    entry.calendarDays(),
                    reason,
                    notes,
                    entry.startAsSent(),
                    entry.endAsSent(),
                    prefix() + content,
                    "{" + content + "}");
        }

        void live() {
            warehouse.now = warehouse.now.plus(Duration.ofMinutes(random.nextInt(200) - 60));
            for (long id : List.copyOf(source.keySet())) {
                int dice = random.nextInt(10);
                if (dice < 3) {
                    source.put(id, edited(source.get(id)));
                } else if (dice == 3) {
                    deleted.put(id, source.remove(id));
                }
            }
            for (long id : List.copyOf(deleted.keySet())) {
                if (random.nextBoolean()) {
                    source.put(id, deleted.remove(id));
                }
            }
            source.put(100L + random.nextInt(50), invented(1));
            source.put(++lastId, invented(1));
            people.removeIf(id -> random.nextInt(8) == 0);
            if (random.nextBoolean()) {
                long joins = 5L + random.nextInt(6);
                people.add(joins);
                source.put(++lastId, ofUser(invented(1), joins));
            }
            source.replaceAll((id, entry) -> entry.entryId() == id
                    ? entry
                    : entry(
                            id,
                            entry.uuid(),
                            entry.userId(),
                            entry.toUserId(),
                            entry.startAsSent(),
                            entry.endAsSent(),
                            entry.reason(),
                            entry.notes()));
            omitNotes ^= random.nextInt(3) == 0;
            maskSick ^= random.nextInt(3) == 0;
        }

        void publish(String runId) {
            List<StagedEntry> staged = new ArrayList<>();
            List<RejectedRow> rejects = new ArrayList<>();
            Set<Long> unusable = new TreeSet<>();
            Map<Long, StagedEntry> expected = new TreeMap<>();
            for (StagedEntry entry : source.values()) {
                int dice = random.nextInt(12);
                if (dice == 0) {
                    rejects.add(new RejectedRow(entry.entryId(), "a field", "{}"));
                    unusable.add(entry.entryId());
                    continue;
                }
                if (dice == 1) {
                    staged.add(0, stored(edited(entry)));
                }
                staged.add(stored(entry));
                expected.put(entry.entryId(), stored(entry));
            }
            boolean complete = random.nextInt(4) > 0;
            Map<Long, Cause> gone = new TreeMap<>();
            model.changedAt.keySet().stream()
                    .filter(id -> complete && !source.containsKey(id) && isSettled(model.current(id)))
                    .forEach(id -> gone.put(id, Cause.values()[random.nextInt(Cause.values().length)]));
            Map<Long, Cause> all = Map.copyOf(gone);
            warehouse.causes = all::get;
            long listed = model.changedAt.size();
            boolean held = gone.size() > 5 && gone.size() * 2L > listed || source.isEmpty() && !gone.isEmpty();
            gone.values().removeIf(cause -> cause == Cause.UNCONFIRMED || held);

            afterwards = () -> model.peopleAreRead = false;
            warehouse.mode = !complete && random.nextBoolean() ? RunHeader.Mode.SAMPLE : RunHeader.Mode.FULL;
            warehouse.resources = List.of();
            if (warehouse.mode == RunHeader.Mode.FULL) {
                readPeople();
            } else {
                afterwards = () -> {};
            }
            finished.put(runId, warehouse.utc());
            warehouse.stage(runId, model.orgId, staged, rejects);
            RunResult result = warehouse.publish(runId, model.orgId, complete, prefix());
            int[] changes = model.publish(complete, runId, warehouse.utc(), expected, unusable, gone, prefix());
            afterwards.run();

            assertThat(IntStream.of((int) result.created(), (int) result.updated(), (int) result.closed()))
                    .containsExactly(changes[0], changes[1], changes[2]);
            assertThat(result.isHeld()).isEqualTo(held);
            assertThat(result.rowsRead()).isEqualTo(staged.size() + rejects.size());
            assertThat(result.distinctIds()).isEqualTo(source.size());
            assertThat(result.closingsHeld()).isEqualTo(all.size() - gone.size());
        }

        /** What is dated in the future had a wrong clock at some time: then it counts when the run ended that saw it. */
        private boolean isSettled(SourceModel.Version version) {
            LocalDateTime settled = warehouse.utc().minusHours(1);
            LocalDateTime seen = finished.get(version.runId);
            return !version.firstSeen.isAfter(settled)
                            && !(version.openedBy.equals("reappeared") && version.openedAt.isAfter(settled))
                    || version.openedAt.isAfter(warehouse.utc())
                            && !(seen.isAfter(settled)
                                    && !seen.isAfter(warehouse.utc().plusHours(1)));
        }

        void compare(String when) throws Exception {
            Map<String, List<List<String>>> expected = new TreeMap<>();
            expected.put("ooo_entry", model.entries());
            expected.put("ooo_entry_history", model.versions());
            expected.put("ooo_entry_payload", model.payloads());
            expected.put("ooo_entry_day", model.entryDays());
            expected.put("ooo_day", model.days());
            warehouse
                    .rows(expected.keySet(), "WHERE org_id = " + model.orgId)
                    .forEach((table, found) -> assertThat(SourceModel.sorted(found))
                            .as("%s of %d, %s", table, model.orgId, when)
                            .isEqualTo(expected.get(table)));
        }
    }
}
