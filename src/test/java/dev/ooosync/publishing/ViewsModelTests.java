package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.staging.StagedEntry;
import dev.ooosync.warehouse.WarehouseUnderTest;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Invented organizations: entries published run by run, people, teams and attributes as such runs leave them, and every
 * view compared with {@link ModelOfViews} row by row. Today is the real one, by the clock of the database.
 */
@SuppressWarnings("NullAway")
class ViewsModelTests {

    private static final int RUNS = 3;

    @TempDir
    static Path directory;

    /** All seeds share a warehouse, which shows that organizations do not disturb each other. */
    private static final Map<Kind, WarehouseUnderTest> SHARED = new EnumMap<>(Kind.class);

    static final InventedZones ZONES = new InventedZones();

    @BeforeAll
    static void make() throws Exception {
        for (Kind kind : Kind.values()) {
            WarehouseUnderTest warehouse = kind.empty(Files.createDirectory(directory.resolve(kind.name())));
            write(warehouse, ZONES.inserts());
            SHARED.put(kind, warehouse);
        }
    }

    static Stream<Arguments> someSeeds() {
        return Stream.of(seeds(Kind.DUCKDB, 2), seeds(Kind.POSTGRESQL, 2), seeds(Kind.H2, 1))
                .flatMap(seeds -> seeds);
    }

    static Stream<Arguments> manySeeds() {
        return Stream.of(seeds(Kind.DUCKDB, 50), seeds(Kind.POSTGRESQL, 10), seeds(Kind.H2, 10))
                .flatMap(seeds -> seeds);
    }

    private static Stream<Arguments> seeds(Kind kind, int count) {
        return LongStream.rangeClosed(1, count).mapToObj(seed -> Arguments.of(kind, seed));
    }

    @ParameterizedTest
    @MethodSource("someSeeds")
    void the_views_say_what_the_model_says(Kind kind, long seed) throws Exception {
        compare(kind, seed);
    }

    @Tag("torture")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void the_views_say_what_the_model_says_for_many_seeds(Kind kind, long seed) throws Exception {
        compare(kind, 1_000 + seed);
    }

    private static void compare(Kind kind, long seed) throws Exception {
        compare(SHARED.get(kind), invent(SHARED.get(kind), seed), "seed " + seed + " on " + kind);
    }

    /** @param people null when they have not been read */
    record Organization(SourceModel source, InventedPeople people) {}

    static Organization invent(WarehouseUnderTest target, long seed) throws Exception {
        Random random = new Random(seed);
        PublishingFixture warehouse = new PublishingFixture(target, 100);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<LocalDateTime> runs = new ArrayList<>();
        for (int run = RUNS; run > 0; run--) {
            Instant at = now.minus(Duration.ofHours((run - 1L) * (5 + random.nextInt(24 * 9))));
            runs.add(LocalDateTime.ofInstant(at, ZoneOffset.UTC));
        }
        runs.sort(null);
        InventedAbsences absences =
                new InventedAbsences(warehouse, seed, LocalDate.ofInstant(now, ZoneOffset.UTC), random);
        Map<Long, StagedEntry> deleted = new TreeMap<>();
        for (LocalDateTime run : runs) {
            warehouse.now = run.toInstant(ZoneOffset.UTC);
            if (run.equals(runs.get(RUNS - 1))) {
                absences.endToday();
            }
            absences.publish("run-" + seed + "-" + run, deleted);
            absences.live(deleted);
        }
        InventedPeople people = seed % 3 == 2 ? null : new InventedPeople(runs, random);
        if (people != null) {
            write(target, people.inserts(seed));
            if (target.settings().url().startsWith("jdbc:postgresql")) {
                // As a publish does, which these rows have not come by: uncounted, the views may take minutes.
                write(target, "ANALYZE");
            }
        }
        return new Organization(absences.model, people);
    }

    /** In one transaction: each of its own takes longer than all of them. */
    private static void write(WarehouseUnderTest target, String... statements) throws Exception {
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String text : statements) {
                statement.execute(text);
            }
            connection.commit();
        }
    }

    static void compare(WarehouseUnderTest warehouse, Organization invented, String what) throws Exception {
        SourceModel source = invented.source();
        InventedPeople people = invented.people();
        ModelOfViews before;
        ModelOfViews after;
        Map<String, List<List<String>>> found = new TreeMap<>();
        do {
            try (Connection connection = warehouse.connect()) {
                before = new ModelOfViews(source, people, ZONES, now(connection));
                for (String view : before.all().keySet()) {
                    String sql = "SELECT * FROM calcom." + view + " WHERE org_id = " + source.orgId;
                    found.put(view, SourceModel.sorted(WarehouseUnderTest.rows(connection, sql)));
                }
                found.put(
                        "ooo_day",
                        SourceModel.sorted(WarehouseUnderTest.rows(
                                connection, "SELECT * FROM calcom.ooo_day WHERE org_id = " + source.orgId)));
                after = new ModelOfViews(source, people, ZONES, now(connection));
            }
        } while (!before.todays().equals(after.todays()));
        assertThat(found.remove("ooo_day")).as("ooo_day, %s", what).isEqualTo(source.days());
        before.all()
                .forEach((view, rows) ->
                        assertThat(found.get(view)).as("%s, %s", view, what).isEqualTo(SourceModel.sorted(rows)));
    }

    private static Instant now(Connection connection) throws Exception {
        String seconds = "SELECT CAST(FLOOR(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP)) AS BIGINT)";
        return Instant.ofEpochSecond(Long.parseLong(
                WarehouseUnderTest.rows(connection, seconds).get(0).get(0)));
    }
}
