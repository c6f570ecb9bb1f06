package dev.ooosync.publishing;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** People, teams and attributes of an organization as a few runs found them, and the rows that say so in the history. */
@SuppressWarnings("NullAway")
final class InventedPeople {

    /** Those of whom entries are invented; the last two are never in the organization. */
    static final int PEOPLE = 9;

    static final List<String> ZONES = List.of(
            "Pacific/Kiritimati",
            "Pacific/Niue",
            "America/New_York",
            "Europe/Berlin",
            "UTC",
            InventedZones.JUST_TURNED,
            InventedZones.TURNS_SOON);

    /**
     * What a run found: the content of one version.
     *
     * @param username null when there is none
     * @param zone null for a time zone that is not known, or none
     */
    record Person(String name, String username, String zone, Boolean accepted, LocalDateTime createdAt) {}

    record Label(String name, String option) {}

    /** A version as the history keeps it. */
    record Version<S>(int number, S state, LocalDateTime from, LocalDateTime to, String openedBy, String closedBy) {}

    final Map<Long, List<Version<Person>>> people = new TreeMap<>();
    final Map<Long, List<Version<String>>> teams = new TreeMap<>();
    /** By team and person: whether it has been accepted. */
    final Map<List<Long>, List<Version<Boolean>>> members = new TreeMap<>(BY_TEXT);
    /** By attribute, option and person. */
    final Map<List<String>, List<Version<Label>>> attributes = new TreeMap<>(BY_TEXT);

    private static final java.util.Comparator<Object> BY_TEXT = java.util.Comparator.comparing(Object::toString);

    private final List<LocalDateTime> runs;
    private final Random random;

    /** @param runs when each run published (UTC) */
    InventedPeople(List<LocalDateTime> runs, Random random) {
        this.runs = runs;
        this.random = random;
        boolean memberships = random.nextInt(4) > 0;
        for (long user = 1; user <= PEOPLE - 2; user++) {
            people.put(user, person(user, memberships));
        }
        for (long team = 61; team <= 62; team++) {
            String name = random.nextInt(3) == 0 ? random.nextBoolean() ? "Everybody" : "dep: a0" : "Team " + team;
            teams.put(team, versions("removed", named(name)));
        }
        // Nobody has read what team 63 is called.
        for (long team = 61; team <= 63; team++) {
            for (long user = 1; user <= PEOPLE; user++) {
                if (random.nextInt(3) == 0) {
                    members.put(List.of(team, user), versions("removed", accepted()));
                }
            }
        }
        for (String option : List.of("dep:a", "dep:b", "skill:x", "skill:y")) {
            label(option);
        }
        people.values().removeIf(List::isEmpty);
    }

    private List<Version<Person>> person(long user, boolean memberships) {
        LocalDateTime[] created = {
            null, LocalDateTime.of(2019, 3, 4, 23, 30), runs.get(0).minusDays(random.nextInt(40))
        };
        LocalDateTime createdAt = created[random.nextInt(3)];
        return versions("left_org", steps((was, run) -> {
            String zone = was == null || random.nextInt(4) == 0
                    ? random.nextInt(8) == 0 ? null : ZONES.get(random.nextInt(ZONES.size()))
                    : was.zone();
            // Some are called alike, or as nobody should be.
            String who =
                    random.nextInt(3) == 0 ? List.of("Sam", "nobody", "user 3").get(random.nextInt(3)) : "P" + user;
            String username = random.nextBoolean() ? "sam" + random.nextInt(4) : null;
            String name = who + (random.nextInt(5) == 0 ? " the " + run : "");
            Boolean accepted = memberships ? (Boolean) (random.nextInt(6) > 0) : null;
            return new Person(name, username, zone, accepted, createdAt);
        }));
    }

    private List<String> named(String name) {
        return steps((was, run) -> random.nextInt(4) == 0 ? name + "." + run : was == null ? name : was);
    }

    private List<Boolean> accepted() {
        return steps((was, run) -> random.nextInt(5) > 0);
    }

    /** An option is called the same for everybody who has it. */
    private void label(String option) {
        List<String> key = List.of(option.split(":"));
        List<Label> labels = this.<Label>steps((was, run) -> new Label(key.get(0), key.get(1) + random.nextInt(2)));
        labels.replaceAll(label -> label == null ? new Label(key.get(0), key.get(1)) : label);
        for (long user = 1; user <= PEOPLE; user++) {
            if (random.nextInt(3) > 0) {
                List<Label> found = this.<Label>steps((was, run) -> labels.get(run));
                for (int run = 0; run < runs.size(); run++) {
                    found.set(run, found.get(run) == null ? null : labels.get(run));
                }
                attributes.put(List.of(key.get(0), key.get(1), "" + user), versions("removed", found));
            }
        }
    }

    /** What each run found; null when it was not there, which is so in one of five, or else as it was before. */
    private <S> List<S> steps(BiFunction<S, Integer, S> next) {
        List<S> states = new ArrayList<>();
        S state = null;
        boolean there = random.nextInt(5) > 0;
        for (int run = 0; run < runs.size(); run++) {
            there ^= run > 0 && random.nextInt(5) == 0;
            boolean changes = state == null || random.nextInt(3) == 0;
            state = changes ? next.apply(state, run) : state;
            states.add(there ? state : null);
        }
        return states;
    }

    private <S> List<Version<S>> versions(String gone, List<S> states) {
        List<Version<S>> versions = new ArrayList<>();
        S before = null;
        for (int run = 0; run < runs.size(); run++) {
            S now = states.get(run);
            if (Objects.equals(before, now)) {
                continue;
            }
            if (before != null) {
                int last = versions.size() - 1;
                Version<S> open = versions.get(last);
                String closed = now == null ? gone : "updated";
                versions.set(
                        last, new Version<>(open.number, open.state, open.from, runs.get(run), open.openedBy, closed));
            }
            if (now != null) {
                String opened = before != null
                        ? "updated"
                        : !versions.isEmpty() ? "reappeared" : run == 0 ? "initial" : "created";
                versions.add(new Version<>(versions.size() + 1, now, runs.get(run), null, opened, null));
            }
            before = now;
        }
        return versions;
    }

    /** The statements that write it all. */
    String[] inserts(long orgId) {
        List<String> rows = new ArrayList<>();
        people.forEach((user, versions) -> versions.forEach(version -> {
            Person person = version.state();
            String sent = person.zone() == null ? user % 2 == 0 ? "Mars/Base" : null : person.zone();
            rows.add(row(
                    "org_user_history",
                    "user_id, display_name, username, time_zone, zone, accepted, created_at",
                    version,
                    orgId,
                    user,
                    person.name(),
                    person.username(),
                    sent,
                    person.zone() == null ? "UTC" : person.zone(),
                    person.accepted(),
                    person.createdAt()));
        }));
        teams.forEach((team, versions) -> versions.forEach(
                version -> rows.add(row("team_history", "team_id, name", version, orgId, team, version.state()))));
        members.forEach((key, versions) -> versions.forEach(version -> rows.add(row(
                "team_member_history",
                "team_id, user_id, accepted",
                version,
                orgId,
                key.get(0),
                key.get(1),
                version.state()))));
        attributes.forEach((key, versions) -> versions.forEach(version -> {
            rows.add(attribute(orgId, key, version, key.get(0), "singleSelect"));
            // What makes no group: texts and numbers.
            rows.add(attribute(
                    orgId, key, version, key.get(0) + "-own", Long.parseLong(key.get(2)) % 2 == 0 ? "text" : "number"));
        }));
        return rows.toArray(String[]::new);
    }

    private static String attribute(
            long orgId, List<String> key, Version<Label> version, String attribute, String type) {
        return row(
                "user_attribute_history",
                "attribute_id, option_id, user_id, attribute_name, attribute_type, attribute_value",
                version,
                orgId,
                attribute,
                key.get(1),
                Long.valueOf(key.get(2)),
                version.state().name(),
                type,
                version.state().option());
    }

    private static String row(String table, String columns, Version<?> version, long orgId, Object... values) {
        Object[] shared = {
            version.number(),
            version.from(),
            "run",
            version.from(),
            version.to(),
            version.to() == null,
            version.openedBy(),
            version.closedBy()
        };
        return "INSERT INTO calcom." + table + " (org_id, " + columns
                + ", version, first_seen_at, run_id, valid_from, valid_to, is_current, opened_by, closed_by) VALUES ("
                + orgId + ", " + literals(values) + ", " + literals(shared) + ")";
    }

    private static String literals(Object... values) {
        return Arrays.stream(values).map(InventedPeople::literal).collect(Collectors.joining(", "));
    }

    private static String literal(Object value) {
        if (value instanceof LocalDateTime instant) {
            return "TIMESTAMP '" + instant.toString().replace('T', ' ') + "'";
        }
        return value instanceof String ? "'" + value + "'" : String.valueOf(value);
    }
}
