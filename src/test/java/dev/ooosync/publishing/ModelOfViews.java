package dev.ooosync.publishing;

import dev.ooosync.publishing.InventedPeople.Label;
import dev.ooosync.publishing.InventedPeople.Person;
import dev.ooosync.publishing.InventedPeople.Version;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the views of one organization must say at an instant, computed day by day, without SQL. */
@SuppressWarnings("NullAway")
final class ModelOfViews {

    /** A row of ooo_day. */
    record Day(long user, LocalDate day, boolean weekend, String reason, long entry, Long cover, boolean listed) {}

    record Group(String kind, String id, String name) {}

    /** Days away in a row. */
    record Period(long user, List<Day> days) {
        LocalDate first() {
            return days.get(0).day();
        }

        LocalDate last() {
            return days.get(days.size() - 1).day();
        }

        boolean holds(LocalDate day) {
            return !day.isBefore(first()) && !day.isAfter(last());
        }

        String reason() {
            Set<String> reasons = new TreeSet<>();
            days.forEach(day -> reasons.add(day.reason()));
            return reasons.size() == 1 ? reasons.iterator().next() : "several";
        }

        Set<Long> covers() {
            Set<Long> covers = new HashSet<>();
            days.forEach(day -> covers.add(day.cover()));
            return covers;
        }

        long weekdays() {
            return days.stream().filter(day -> !day.weekend()).count();
        }
    }

    private static final LocalDate CALENDAR_BEGIN = LocalDate.of(2000, 1, 1);
    private static final LocalDate CALENDAR_END = LocalDate.of(2100, 1, 1);

    private final long orgId;
    private final SourceModel source;
    private final InventedPeople people;
    private final boolean peopleRead;
    private final InventedZones zones;
    private final Instant now;
    private final Map<Long, Map<LocalDate, Day>> away = new TreeMap<>();

    /** @param people null when they have not been read */
    ModelOfViews(SourceModel source, InventedPeople people, InventedZones zones, Instant now) {
        this.orgId = source.orgId;
        this.source = source;
        this.people = people;
        this.peopleRead = people != null && !people.people.isEmpty();
        this.zones = zones;
        this.now = now;
        for (List<String> row : source.days()) {
            Long cover = row.get(6).equals("null") ? null : Long.valueOf(row.get(6));
            Day day = new Day(
                    Long.parseLong(row.get(1)),
                    LocalDate.parse(row.get(2)),
                    row.get(3).equals("true"),
                    row.get(4),
                    Long.parseLong(row.get(5)),
                    cover,
                    row.get(8).equals("listed"));
            away.computeIfAbsent(day.user(), user -> new TreeMap<>()).put(day.day(), day);
        }
    }

    /** The rows of each view, in no order. */
    Map<String, List<List<String>>> all() {
        Map<String, List<List<String>>> rows = new TreeMap<>();
        rows.put("user_today", userToday());
        rows.put("group_member_period", memberPeriods());
        rows.put(
                "away_period",
                periods().map(period -> texts(head(period), body(period))).toList());
        rows.put("away_today", awayToday());
        rows.put("away_next_30_days", awayNext());
        rows.put("days_away_by_month", daysByMonth());
        rows.put("capacity_by_day", capacity());
        rows.put("coverage_gap", gaps());
        rows.put("lead_time", leadTimes());
        return rows;
    }

    /** Every calendar day that it is now for somebody: what has been read is to be read again when this has changed. */
    Set<LocalDate> todays() {
        Set<LocalDate> todays = new TreeSet<>(Set.of(utcToday()));
        InventedPeople.ZONES.forEach(zone -> todays.add(today(zone)));
        return todays;
    }

    private LocalDate utcToday() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private LocalDate today(String zone) {
        return zones.day(zone, now);
    }

    private Version<Person> newest(long user) {
        List<Version<Person>> versions = people == null ? null : people.people.get(user);
        return versions == null ? null : versions.get(versions.size() - 1);
    }

    private String name(Long user) {
        if (user == null) {
            return "nobody";
        }
        Version<Person> person = newest(user);
        return person == null ? "user " + user : name(user, person.state());
    }

    /** With what tells somebody from those who are called alike. */
    private String name(long user, Person person) {
        String name = person.name();
        long called = people.people.keySet().stream()
                .filter(other -> newest(other).state().name().equals(name))
                .count();
        boolean isAlone = called == 1
                && !Set.of("nobody", "several").contains(name)
                && (!name.startsWith("user ") || name.equals("user " + user));
        return isAlone ? name : name + " (" + (isOwn(person.username()) ? person.username() : "user " + user) + ")";
    }

    private boolean isOwn(String username) {
        return username != null
                && people.people.values().stream()
                                .filter(versions -> versions.stream()
                                        .anyMatch(version ->
                                                username.equals(version.state().username())))
                                .count()
                        == 1;
    }

    private boolean hasLeft(long user) {
        return newest(user) != null && newest(user).to() != null;
    }

    private String zone(long user) {
        Version<Person> person = newest(user);
        return person == null || person.state().zone() == null
                ? "UTC"
                : person.state().zone();
    }

    private LocalDate today(long user) {
        return today(zone(user));
    }

    private Day listed(long user, LocalDate day) {
        Day found = away.getOrDefault(user, Map.of()).get(day);
        return found != null && found.listed() ? found : null;
    }

    private List<List<String>> userToday() {
        Set<Long> users = new TreeSet<>(peopleRead ? people.people.keySet() : Set.of());
        source.changedAt
                .keySet()
                .forEach(id -> users.add(source.current(id).entry.userId()));
        return users.stream()
                .map(user -> texts(
                        orgId,
                        user,
                        name(user),
                        zone(user),
                        today(user),
                        newest(user) == null ? null : newest(user).to()))
                .toList();
    }

    private Stream<Period> periods() {
        List<Period> periods = new ArrayList<>();
        away.forEach((user, days) -> {
            List<Day> open = new ArrayList<>();
            for (Day day : days.values()) {
                if (!days.containsKey(day.day().minusDays(1)) && !open.isEmpty()) {
                    periods.add(new Period(user, List.copyOf(open)));
                    open.clear();
                }
                open.add(day);
            }
            periods.add(new Period(user, List.copyOf(open)));
        });
        return periods.stream();
    }

    private LocalDate backOn(Period period) {
        LocalDate day = period.last().plusDays(1);
        while (day.getDayOfWeek().getValue() > 5 || away.get(period.user()).containsKey(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private List<String> head(Period period) {
        return texts(orgId, period.user(), name(period.user()));
    }

    private List<String> body(Period period) {
        Set<Long> covers = period.covers();
        Long cover = covers.size() == 1 ? covers.iterator().next() : null;
        return texts(
                period.first(),
                period.last(),
                period.days().size(),
                period.weekdays(),
                backOn(period),
                period.reason(),
                cover,
                covers.size() == 1 ? name(cover) : "several");
    }

    private List<List<String>> awayToday() {
        List<List<String>> rows = new ArrayList<>();
        periods().filter(period -> !hasLeft(period.user())).forEach(period -> {
            LocalDate today = today(period.user());
            Day day = listed(period.user(), today);
            if (day != null && period.holds(today)) {
                rows.add(texts(
                        head(period),
                        zone(period.user()),
                        today,
                        day.reason(),
                        day.cover(),
                        name(day.cover()),
                        period.first(),
                        period.last(),
                        backOn(period)));
            }
        });
        return rows;
    }

    private List<List<String>> awayNext() {
        List<List<String>> rows = new ArrayList<>();
        periods().filter(period -> !hasLeft(period.user())).forEach(period -> {
            LocalDate today = today(period.user());
            boolean soon = today.datesUntil(today.plusDays(30))
                    .anyMatch(day -> period.holds(day) && listed(period.user(), day) != null);
            if (soon) {
                long startsIn = Math.max(0, ChronoUnit.DAYS.between(today, period.first()));
                rows.add(texts(head(period), zone(period.user()), body(period), startsIn));
            }
        });
        return rows;
    }

    private static LocalDate date(LocalDateTime instant, LocalDate otherwise) {
        return instant == null ? otherwise : instant.toLocalDate();
    }

    /** Whether a version is what stood at the end of a day (UTC). */
    private static boolean stands(Version<?> version, LocalDate day) {
        boolean found = version.number() == 1 && version.openedBy().equals("initial");
        LocalDate from = found ? CALENDAR_BEGIN : version.from().toLocalDate();
        return !day.isBefore(from) && day.isBefore(date(version.to(), CALENDAR_END));
    }

    private boolean isInOrganization(long user, LocalDate day) {
        return peopleRead
                && people.people.getOrDefault(user, List.of()).stream()
                        .anyMatch(
                                version -> !Boolean.FALSE.equals(version.state().accepted()) && stands(version, day));
    }

    private boolean isInOrganizationNow(long user) {
        return peopleRead
                && newest(user) != null
                && !hasLeft(user)
                && !Boolean.FALSE.equals(newest(user).state().accepted());
    }

    /** Nobody is there before the account was made. */
    private boolean isPresentMember(Group group, long user, LocalDate day) {
        return isMember(group, user, day)
                && !day.isBefore(date(newest(user).state().createdAt(), CALENDAR_BEGIN));
    }

    /** All days of those who are in the organization now are days of everybody. */
    private boolean counts(Group group, Day day) {
        return !peopleRead
                || group.kind().equals("organization") && isInOrganizationNow(day.user())
                || isMember(group, day.user(), day.day());
    }

    /** Who may be in it, by the group: only while the person is in the organization. */
    private boolean isMember(Group group, long user, LocalDate day) {
        if (!isInOrganization(user, day)) {
            return false;
        }
        return switch (group.kind()) {
            case "team" ->
                people.members.getOrDefault(List.of(Long.valueOf(group.id()), user), List.of()).stream()
                        .anyMatch(version -> version.state() && stands(version, day));
            case "attribute" ->
                people
                        .attributes
                        .getOrDefault(
                                List.of(group.id().split(":")[0], group.id().split(":")[1], "" + user), List.of())
                        .stream()
                        .anyMatch(version -> stands(version, day));
            default -> true;
        };
    }

    private List<Group> groups() {
        List<Group> groups = new ArrayList<>(List.of(new Group("organization", "" + orgId, "Everybody")));
        if (peopleRead) {
            people.teams.forEach((team, names) -> {
                if (!names.isEmpty()) {
                    groups.add(new Group(
                            "team", "" + team, names.get(names.size() - 1).state()));
                }
            });
            Map<String, Version<Label>> labels = new HashMap<>();
            people.attributes.forEach((key, versions) -> versions.forEach(version -> labels.merge(
                    key.get(0) + ":" + key.get(1),
                    version,
                    (one, other) -> one.from().isBefore(other.from()) ? other : one)));
            labels.forEach((id, version) -> groups.add(new Group(
                    "attribute",
                    id,
                    version.state().name() + ": " + version.state().option())));
        }
        List<Group> distinct = new ArrayList<>(groups.stream()
                .map(group -> new Group(group.kind(), group.id(), name(group, groups)))
                .toList());
        if (peopleRead) {
            people.members.keySet().stream()
                    .map(key -> key.get(0))
                    .distinct()
                    .filter(team -> people.teams.getOrDefault(team, List.of()).isEmpty())
                    .forEach(team -> distinct.add(new Group("team", "" + team, "team " + team)));
        }
        return distinct;
    }

    private static String name(Group group, List<Group> groups) {
        long called = groups.stream()
                .filter(other -> other.name().equals(group.name()))
                .count();
        return called == 1 || group.kind().equals("organization")
                ? group.name()
                : group.name() + " (" + group.kind() + " " + group.id() + ")";
    }

    private List<Long> users() {
        return Stream.iterate(1L, user -> user + 1).limit(InventedPeople.PEOPLE).toList();
    }

    /** The days on which anybody may have come or gone. */
    private Set<LocalDate> turningDays() {
        Set<LocalDate> days = new TreeSet<>(Set.of(CALENDAR_BEGIN, CALENDAR_END));
        if (peopleRead) {
            Stream.of(people.people, people.members, people.attributes)
                    .flatMap(map -> map.values().stream())
                    .flatMap(List::stream)
                    .forEach(version -> {
                        days.add(version.from().toLocalDate());
                        days.add(date(version.to(), CALENDAR_END));
                    });
        }
        return days;
    }

    private List<List<String>> memberPeriods() {
        List<List<String>> rows = new ArrayList<>();
        for (Group group : groups()) {
            for (long user : users()) {
                LocalDate from = null;
                for (LocalDate day : turningDays()) {
                    boolean member = isMember(group, user, day);
                    if (member && from == null) {
                        from = day;
                    } else if (!member && from != null) {
                        rows.add(texts(orgId, group.kind(), group.id(), group.name(), user, from, day));
                        from = null;
                    }
                }
            }
        }
        return rows;
    }

    private List<List<String>> daysByMonth() {
        Map<List<String>, List<Day>> cells = new HashMap<>();
        for (Group group : groups()) {
            away.values().stream()
                    .flatMap(days -> days.values().stream())
                    .filter(day -> counts(group, day))
                    .forEach(day -> cells.computeIfAbsent(
                                    texts(
                                            orgId,
                                            group.kind(),
                                            group.id(),
                                            group.name(),
                                            day.day().withDayOfMonth(1),
                                            day.reason()),
                                    cell -> new ArrayList<>())
                            .add(day));
        }
        List<List<String>> rows = new ArrayList<>();
        cells.forEach((cell, days) -> rows.add(texts(
                cell,
                days.stream().map(Day::user).distinct().count(),
                days.size(),
                days.stream().filter(day -> !day.weekend()).count())));
        return rows;
    }

    private List<List<String>> capacity() {
        List<List<String>> rows = new ArrayList<>();
        for (Group group : groups()) {
            utcToday().minusDays(365).datesUntil(utcToday().plusDays(366)).forEach(day -> {
                List<Long> members = users().stream()
                        .filter(user -> isPresentMember(group, user, day))
                        .toList();
                long missing = members.stream()
                        .filter(user -> away.getOrDefault(user, Map.of()).containsKey(day))
                        .count();
                if (!members.isEmpty()) {
                    long present = members.size() - missing;
                    rows.add(texts(
                            orgId,
                            group.kind(),
                            group.id(),
                            group.name(),
                            day,
                            day.getDayOfWeek().getValue() > 5,
                            members.size(),
                            missing,
                            present,
                            BigDecimal.valueOf(100 * present)
                                    .divide(BigDecimal.valueOf(members.size()), 1, RoundingMode.HALF_UP)));
                }
            });
        }
        return rows;
    }

    private String gap(Day day) {
        if (day.cover() == null) {
            return "no_cover";
        }
        if (peopleRead && (newest(day.cover()) == null || hasLeft(day.cover()))) {
            return "cover_left";
        }
        Long who = day.cover();
        for (int length = 1; length <= 4 && who != null; length++) {
            if (who == day.user()) {
                return "circle";
            }
            Day absence = listed(who, day.day());
            who = absence == null ? null : absence.cover();
        }
        return listed(day.cover(), day.day()) == null ? null : "cover_away";
    }

    private boolean isAhead(Day day) {
        return !day.day().isBefore(today(day.user()))
                && day.day().isBefore(today(day.user()).plusDays(1096));
    }

    private List<List<String>> gaps() {
        return away.values().stream()
                .flatMap(days -> days.values().stream())
                .filter(day -> day.listed() && !hasLeft(day.user()) && isAhead(day))
                .filter(day -> gap(day) != null)
                .map(day -> texts(
                        orgId,
                        day.user(),
                        name(day.user()),
                        day.day(),
                        day.weekend(),
                        gap(day),
                        day.reason(),
                        day.entry(),
                        day.cover(),
                        name(day.cover())))
                .toList();
    }

    private List<List<String>> leadTimes() {
        List<List<String>> rows = new ArrayList<>();
        source.history.values().forEach(versions -> {
            SourceModel.Version before = null;
            for (SourceModel.Version version : versions) {
                if (version.openedBy.equals("created")) {
                    rows.add(leadTime("entered", version, version.openedAt, version.entry.startDate()));
                }
                if (version.openedBy.equals("updated") && hasMoved(before, version)) {
                    rows.add(leadTime("moved", version, version.openedAt, before.entry.startDate()));
                }
                if ("deleted".equals(version.closedBy)) {
                    rows.add(leadTime("cancelled", version, version.closedAt, version.entry.startDate()));
                }
                before = version;
            }
        });
        return rows;
    }

    private static boolean hasMoved(SourceModel.Version before, SourceModel.Version version) {
        return !Objects.equals(before.entry.startDate(), version.entry.startDate())
                || !Objects.equals(before.entry.endDate(), version.entry.endDate());
    }

    private List<String> leadTime(String change, SourceModel.Version version, LocalDateTime noticed, LocalDate start) {
        return texts(
                orgId,
                version.entry.entryId(),
                version.entry.userId(),
                name(version.entry.userId()),
                change,
                noticed,
                start,
                ChronoUnit.DAYS.between(noticed.toLocalDate(), start));
    }

    /** Lists are taken apart. */
    private static List<String> texts(Object... values) {
        return Arrays.stream(values)
                .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(String.valueOf(value)))
                .map(String::valueOf)
                .toList();
    }
}
