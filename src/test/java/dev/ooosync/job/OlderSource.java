package dev.ooosync.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;

/**
 * What Cal.com listed while the warehouses of {@link OlderWarehouses} were filled, step by step. The last step is what it
 * lists still, so that a later version which reads it finds nothing new.
 */
final class OlderSource implements AutoCloseable {

    /** Its people come and go, and it has entries of every odd kind. */
    static final long LARGE = 17;

    /** A small one in the same warehouse, with a team of the same name. */
    static final long SMALL = 18;

    static final int STEPS = 5;

    private static final Comparator<String> BY_ID = Comparator.comparingLong(OlderSource::id);

    private final ScriptedPeople large = new ScriptedPeople();
    private final ScriptedPeople small = new ScriptedPeople();

    OlderSource() {
        small.put("users", user(41, "Ilse", "2021-02-01"), user(42, "Jon", "2021-02-01"));
        small.put("memberships", ScriptedPeople.membership(641, 41, ""), ScriptedPeople.membership(642, 42, ""));
        small.put("teams", team(9, "Platform"));
        small.put("teams/9/memberships", ScriptedPeople.member(741, 9, 41));
        small.put(
                "ooo",
                entry(501, 41, "42", "2021-03-01", "2029-12-31", "'travel'"),
                entry(502, 42, "null", "2026-05-04", "2026-05-08", "'vacation'"));
        large.when("users/4/ooo", request -> noMember());
        large.when("users/8/ooo", request -> noMember());
    }

    ScriptedPeople of(long organization) {
        return organization == LARGE ? large : small;
    }

    /** @param step from 1 to {@link #STEPS} */
    OlderSource at(int step) {
        boolean left = step >= 3;
        List<String> users = new ArrayList<>(List.of(
                user(1, "Ada", "2019-03-01"),
                user(2, "Bob", "2019-03-01"),
                user(3, step == 1 ? "Cleo" : "Cleopatra", "2026-06-15"),
                "{'id':5,'name':null,'email':'user5@example.com','username':null,'timeZone':'Mars/Olympus'}",
                user(6, "Finn", "2020-01-01")));
        // Dan and Hana leave; Gus joins, with an entry that is older than those seen before.
        users.addAll(
                left
                        ? List.of(user(7, "Gus", "2026-10-28"))
                        : List.of(user(4, "Dan", "2019-03-01"), user(8, "Hana", "2022-01-01")));
        users.sort(BY_ID);
        large.put("users", users.toArray(String[]::new));
        large.put(
                "memberships", users.stream().map(row -> membership(row, step)).toArray(String[]::new));
        large.put("teams", team(1, step == 1 ? "Plattform" : "Platform"), team(2, "Sales"));
        large.put(
                "teams/1/memberships",
                ScriptedPeople.member(801, 1, 1),
                ScriptedPeople.member(802, 1, step == 1 ? 3 : 2));
        large.put("teams/2/memberships", ScriptedPeople.member(803, 2, 6));
        large.put(
                "ooo",
                Stream.concat(odd(step).stream().sorted(BY_ID), many(step)).toArray(String[]::new));
        return this;
    }

    private static List<String> odd(int step) {
        List<String> rows = new ArrayList<>(List.of(
                // Longer than 1,096 days: until the end of a year, around a decade, without an end, and from long ago.
                entry(1, 1, "2", "2023-11-20", "2026-12-31", "'vacation'"),
                entry(2, 2, "null", "2020-01-01", "2030-12-31", "'unspecified'"),
                entry(9, 5, "null", "2026-09-01", "9999-12-31", "null"),
                entry(13, 6, "3", "1990-01-01", "2001-06-30", "'travel'"),
                // Moved in step 2.
                entry(3, 3, "1", "2026-06-08", step == 1 ? "2026-06-12" : "2026-06-19", "'sick'"),
                row(8, 3, "null", "2026-05-01T00:00:00+02:00", "2026-05-03T23:59:59.999+02:00", "'vacation'"),
                entry(10, 3, "null", "2026-07-10", "2026-07-01", "'travel'"),
                entry(11, 1, "3", "2026-12-20", "2027-01-05", "null"),
                row(14, 3, "null", "soon", "2026-05-03T23:59:59.999Z", "'vacation'")));
        if (step == 1) {
            rows.add(entry(4, 3, "null", "2026-08-03", "2026-08-07", "'vacation'"));
        }
        if (step != 2) {
            rows.add(entry(5, 2, "null", "2026-04-01", "2026-04-03", "'sick'"));
        }
        if (step < 3) {
            rows.add(entry(6, 4, "1", "2022-01-01", "2028-12-31", "'unspecified'"));
            rows.add(entry(12, 3, "8", "2026-10-12", "2026-11-20", "'vacation'"));
            rows.add(entry(15, 8, "null", "2026-09-21", "2026-09-25", "'sick'"));
        } else {
            rows.add(entry(7, 7, "null", "2026-01-05", "2026-01-09", "'vacation'"));
        }
        return rows;
    }

    /** Of 60 entries the first 30 are gone in step 4, which somebody approves; 27 more are gone in step 5. */
    private static Stream<String> many(int step) {
        long first = step < 4 ? 101 : step == 4 ? 131 : 158;
        return LongStream.rangeClosed(first, 160).mapToObj(id -> {
            String day = LocalDate.of(2026, 1, 5).plusDays((id - 101) * 5).toString();
            return entry(id, 6, "null", day, day, "'public_holiday'");
        });
    }

    private static String entry(long id, long user, String cover, String start, String end, String reason) {
        return row(id, user, cover, start + "T00:00:00.000Z", end + "T23:59:59.999Z", reason);
    }

    private static String row(long id, long user, String cover, String start, String end, String reason) {
        return ("{'id':%d,'uuid':'0b8d4c0e-5f51-4a9e-8a5d-%1$012d','userId':%d,'toUserId':%s,'start':'%s','end':'%s',"
                        + "'notes':'note of %1$d','reason':%s}")
                .formatted(id, user, cover, start, end, reason);
    }

    private static String user(long id, String name, String created) {
        return ("{'id':%d,'name':'%s','email':'user%1$d@example.com','username':'u%1$d','timeZone':'Europe/Berlin',"
                        + "'createdDate':'%sT08:30:00.000Z'}")
                .formatted(id, name, created);
    }

    private static long id(String row) {
        return Long.parseLong(row.replaceFirst("\\{'id':(\\d+),.*", "$1"));
    }

    private static String team(long id, String name) {
        return "{'id':%d,'name':'%s','slug':'t%1$d'}".formatted(id, name);
    }

    /** Everybody has a site, which somebody changes in step 2, and a text of their own. */
    private static String membership(String user, int step) {
        long id = id(user);
        String site = id == 2 && step > 1 ? "'o2','option':'Oslo'" : "'o1','option':'Berlin'";
        return ScriptedPeople.membership(
                600 + id,
                id,
                ("{'id':'site','name':'Site','type':'singleSelect','optionId':%s},"
                                + "{'id':'desk','name':'Desk','type':'text','optionId':'d%d','option':'desk %2$d'}")
                        .formatted(site, id));
    }

    /** What Cal.com says of a user who is not in the organization ({@code calcom-api.md} 4.5). */
    private static MockResponse noMember() {
        return ScriptedCalCom.json(403, "{\"statusCode\":403,\"message\":\"Forbidden\",\"error\":\"Forbidden\"}")
                .build();
    }

    @Override
    public void close() {
        large.close();
        small.close();
    }
}
