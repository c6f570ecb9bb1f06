package dev.ooosync.report;

import dev.ooosync.database.Sql;
import dev.ooosync.warehouse.FarFromMidnight;
import dev.ooosync.warehouse.PublishSession;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.WarehouseSession;
import dev.ooosync.warehouse.WarehouseUnderTest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A real warehouse with an organization of any size in it, made up around today: the views ask the database for the time. */
final class ReportFixture {

    static final long ORG = 17;
    static final String NOTES = "NOTES-MARKER knee surgery";
    static final String RUN = "20261101T0300-aaaa";

    private static final List<String> REASONS =
            List.of("vacation", "vacation", "vacation", "travel", "sick", "unspecified");
    private static final String[] FIRST = {
        "Ada", "Björn", "Chloé", "Dmitri", "Elif", "Farah", "Grace", "Hugo", "Ines", "Jonas", "Kofi", "Lena", "Mateo",
        "Noor", "Olivia", "Priya", "Quentin", "Rosa", "Sven", "Tomás", "Uma", "Vera", "Wei", "Yusuf", "Zoë"
    };
    private static final String[] LAST = {
        "Lovelace",
        "Nyström",
        "Okafor",
        "Petrov",
        "Quist",
        "Rossi",
        "Schäfer",
        "Tanaka",
        "Ulrich",
        "Vargas",
        "Weber",
        "Ximenes",
        "Yılmaz",
        "Zhang",
        "Abadi",
        "Bauer",
        "Costa",
        "Dupont",
        "Eriksen"
    };
    private static final String[] TEAMS = {
        "Platform",
        "Support",
        "Design",
        "Sales EMEA",
        "Sales Americas",
        "People",
        "Finance",
        "Data",
        "Mobile",
        "Growth",
        "Security",
        "Legal"
    };

    private final WarehouseUnderTest target;
    private final FarFromMidnight zone = new FarFromMidnight();
    final LocalDate today = zone.today();
    final LocalDateTime now = zone.madeAt();

    ReportFixture(WarehouseUnderTest target) {
        this.target = target;
    }

    static ReportFixture duckDb(Path directory) {
        return new ReportFixture(WarehouseUnderTest.Kind.DUCKDB.empty(directory));
    }

    WarehouseUnderTest target() {
        return target;
    }

    /**
     * A complete run an hour ago, and people in teams of about twelve with three absences a year each. Whatever day it is,
     * the first person and every tenth after are away for a week from today.
     */
    ReportFixture organization(int people, long seed) {
        publish(session -> {
            run(session.sql(), RUN, "published", "complete", now.minusHours(1), 0);
            fill(session, people, new Random(seed));
        });
        analyze();
        return this;
    }

    /** Without it PostgreSQL plans as if the tables were empty; a server does this by itself after a while. */
    private void analyze() {
        if (target.settings().url().startsWith("jdbc:postgresql:")) {
            try {
                target.execute("ANALYZE");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Three people in two teams with one absence each: H2 takes minutes for the views of an organization's whole year. */
    ReportFixture three() {
        return publish(session -> {
            run(session.sql(), RUN, "published", "complete", now.minusHours(1), 0);
            load(session, "org_user_history", List.of(person(1, "Ada"), person(2, "Björn"), person(3, "Chloé")));
            load(session, "team_history", List.of(team(1, "Platform"), team(2, "Support")));
            load(session, "team_member_history", List.of(member(1, 1), member(1, 2), member(2, 3)));
            entries(
                    session,
                    List.of(
                            entry(1, 1, 2L, today.minusDays(2), today.plusDays(6), "vacation"),
                            entry(2, 2, null, today.plusDays(3), today.plusDays(5), "sick"),
                            entry(3, 3, 1L, today.plusDays(12), today.plusDays(20), null)));
        });
    }

    ReportFixture publish(Consumer<PublishSession> work) {
        try (WarehouseSession lock = target.warehouse().lock(Instant.EPOCH);
                PublishSession session = lock.publishing()) {
            session.inTransaction(() -> {
                zone.insert(session.sql());
                work.accept(session);
                return true;
            });
            session.publish(false, null);
        }
        return this;
    }

    static void run(Sql sql, String runId, String status, String completeness, LocalDateTime asOf, int held) {
        sql.file("ledger/insert_run")
                .param("run_id", runId)
                .param("job", "test")
                .param("org_id", ORG)
                .param("mode", "full")
                .param("scope", null)
                .param("started_at", asOf)
                .param("finished_at", asOf.plusSeconds(20))
                .param("as_of", asOf)
                .param("status", status)
                .param("closings_held", held)
                .param("tool_version", "test")
                .param("message", null)
                .update();
        sql.file("ledger/insert_resource")
                .param("run_id", runId)
                .param("resource", "ooo_entry")
                .param("completeness", completeness)
                .param(
                        "proof",
                        "the end was probed at position 5: a single row there, none after it, and a page of 4 that ends with the same row")
                .param("rows_read", 10)
                .param("distinct_ids", 10)
                .param("created", 10)
                .param("updated", 0)
                .param("closed", 0)
                .param("rejected", 0)
                .param("requests", 3)
                .param("retries", 0)
                .param("blocks", 0)
                .param("waited_seconds", 0)
                .param("unknown_fields", "")
                .update();
    }

    private void fill(PublishSession session, int people, Random random) {
        int teams = Math.max(1, people / 12);
        List<Object[]> persons = new ArrayList<>();
        List<Object[]> members = new ArrayList<>();
        List<Object[]> entries = new ArrayList<>();
        for (int n = 0; n < people; n++) {
            long user = 1000 + n;
            persons.add(person(user, name(n)));
            members.add(member(1 + random.nextInt(teams), user));
            if (n % 10 == 0) {
                entries.add(entry(user * 100, user, null, today, today.plusDays(6), "vacation"));
            } else {
                absences(entries, user, people, random);
            }
        }
        List<Object[]> named = new ArrayList<>();
        for (int n = 0; n < teams; n++) {
            named.add(team(n + 1, TEAMS[n % TEAMS.length] + (n < TEAMS.length ? "" : " " + (n / TEAMS.length + 1))));
        }
        load(session, "org_user_history", persons);
        load(session, "team_history", named);
        load(session, "team_member_history", members);
        entries(session, entries);
    }

    /** A summer holiday, a winter one, which many take at Christmas, and something in these weeks for one in five. */
    private void absences(List<Object[]> entries, long user, int people, Random random) {
        LocalDate day = today.minusDays(250 - random.nextInt(60));
        while (day.isBefore(today.plusDays(260))) {
            int length = random.nextInt(4) == 0 ? 5 + random.nextInt(12) : 1 + random.nextInt(4);
            boolean isChristmas = day.getMonthValue() == 12 && random.nextInt(3) > 0;
            LocalDate start = isChristmas ? LocalDate.of(day.getYear(), 12, 20 + random.nextInt(6)) : day;
            Long cover = random.nextInt(3) == 0 ? null : Long.valueOf(1000 + random.nextInt(people));
            entries.add(entry(
                    user * 100 + entries.size() % 100,
                    user,
                    cover != null && cover == user ? null : cover,
                    start,
                    start.plusDays(isChristmas ? 6 + length : length - 1L),
                    REASONS.get(random.nextInt(REASONS.size()))));
            day = start.plusDays((isChristmas ? 6 + length : length) + 25 + random.nextInt(110));
        }
    }

    static String name(int n) {
        int more = n / (FIRST.length * LAST.length);
        return FIRST[n % FIRST.length] + " " + LAST[(n / FIRST.length + n) % LAST.length]
                + (more == 0 ? "" : " " + (more + 1));
    }

    Object[] person(long user, String name) {
        return person(user, name, name);
    }

    Object[] person(long user, String displayName, @Nullable String name) {
        LocalDateTime then = now.minusDays(30);
        return new Object[] {
            ORG,
            user,
            1,
            displayName,
            name,
            "mail" + user + "@example.org",
            "user" + user,
            FarFromMidnight.ZONE,
            FarFromMidnight.ZONE,
            "MEMBER",
            true,
            LocalDateTime.of(2024, 1, 1, 0, 0),
            then,
            RUN,
            then,
            null,
            true,
            "initial",
            null,
            null
        };
    }

    Object[] team(long team, String name) {
        LocalDateTime then = now.minusDays(30);
        return new Object[] {ORG, team, 1, name, "team-" + team, then, RUN, then, null, true, "initial", null, null};
    }

    Object[] member(long team, long user) {
        LocalDateTime then = now.minusDays(30);
        return new Object[] {ORG, team, user, 1, "MEMBER", true, then, RUN, then, null, true, "initial", null, null};
    }

    Object[] entry(
            long entry, long user, @Nullable Long cover, LocalDate start, LocalDate end, @Nullable String reason) {
        LocalDateTime then = now.minusDays(30);
        int days = (int) (end.toEpochDay() - start.toEpochDay()) + 1;
        return new Object[] {
            ORG,
            entry,
            "uuid-" + entry,
            user,
            cover,
            start,
            end,
            days,
            reason,
            NOTES,
            then,
            then,
            RUN,
            "v1:hash",
            start.atStartOfDay(),
            end.atTime(23, 59, 59)
        };
    }

    /** Entries with their days, as a publish would have made them; a person's may not overlap. */
    void entries(PublishSession session, List<Object[]> entries) {
        load(session, "ooo_entry", entries);
        session.sql().text("""
                INSERT INTO calcom.ooo_day
                SELECT entry.org_id, entry.user_id, calendar.day, calendar.is_weekend, COALESCE(entry.reason, 'custom'),
                       entry.entry_id, entry.to_user_id, 1, 'listed'
                FROM calcom.ooo_entry AS entry
                JOIN calcom.calendar_day AS calendar ON calendar.day BETWEEN entry.start_date AND entry.end_date
                """).update();
    }

    static void load(PublishSession session, String table, List<Object[]> rows) {
        try {
            session.load(table, rows.iterator());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Path report(Path file, ReportOptions options) {
        try (PublishedWarehouse warehouse = target.warehouse().open()) {
            Report.write(warehouse, options, now.toInstant(ZoneOffset.UTC), file);
        }
        return file;
    }

    static ReportOptions options() {
        return ReportOptions.of(ORG, "1.2.3 (test)");
    }
}
