package dev.ooosync.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How many people a group has, and how many of them are away, day by day from the first day of the report's calendar on.
 *
 * @param name the group's name
 * @param members the number of members where it changes: from which day on (days after the first one), how many
 * @param away people away on each day
 */
record GroupDays(String name, List<int[]> members, int[] away) {

    /** Only the largest teams, up to this number, are in the file. */
    static final int MOST = 250;

    /** @param groups the scope first; by their ids */
    record Groups(List<String> ids, List<GroupDays> days) {}

    private record Group(String groupKind, String groupId, String groupName) {}

    private record Day(String groupId, LocalDate day, int members, int away) {}

    private record AwayDay(LocalDate day, int away) {}

    static Groups of(Scope scope, boolean noNames, LocalDate first, LocalDate last) {
        List<Group> groups = scope.group("report/groups")
                .param("today", scope.today())
                .param("smallest", noNames ? Breakdown.FEW : 1)
                .param("limit", MOST)
                .query(Group.class)
                .list();
        int length = (int) ChronoUnit.DAYS.between(first, last) + 1;
        if (groups.stream().noneMatch(group -> group.groupKind().equals(scope.groupKind()))) {
            return new Groups(List.of(scope.groupId()), List.of(withoutMembers(scope, first, last, length)));
        }
        Map<Group, String> labels = new HashMap<>();
        groups.forEach(group -> labels.put(group, Labels.text(group.groupName())));
        labels.putAll(Labels.distinct(labels, Set.of(), group -> key(group.groupKind(), group.groupId())));
        Map<String, List<Day>> found = new HashMap<>();
        for (String kind : List.of(Scope.ORGANIZATION, Scope.TEAM)) {
            days(scope, groups, kind, first, last)
                    .forEach(day -> found.computeIfAbsent(key(kind, day.groupId()), id -> new ArrayList<>())
                            .add(day));
        }
        return new Groups(
                groups.stream().map(Group::groupId).toList(),
                groups.stream()
                        .map(group -> of(
                                Objects.requireNonNull(labels.get(group)),
                                found.getOrDefault(key(group.groupKind(), group.groupId()), List.of()),
                                first,
                                length))
                        .toList());
    }

    private static String key(String kind, String id) {
        return kind + " " + id;
    }

    private static List<Day> days(Scope scope, List<Group> groups, String kind, LocalDate first, LocalDate last) {
        List<String> ids = groups.stream()
                .filter(group -> group.groupKind().equals(kind))
                .map(Group::groupId)
                .toList();
        return ids.isEmpty()
                ? List.of()
                : scope.file("report/capacity")
                        .param("group_kind", kind)
                        .param("group_ids", ids)
                        .param("first_day", first)
                        .param("last_day", last)
                        .query(Day.class)
                        .list();
    }

    private static GroupDays of(String name, List<Day> days, LocalDate first, int length) {
        int[] members = new int[length];
        int[] away = new int[length];
        for (Day day : days) {
            int n = (int) ChronoUnit.DAYS.between(first, day.day());
            members[n] = day.members();
            away[n] = day.away();
        }
        List<int[]> changes = new ArrayList<>();
        for (int n = 0; n < length; n++) {
            if (n == 0 || members[n] != members[n - 1]) {
                changes.add(new int[] {n, members[n]});
            }
        }
        return new GroupDays(name, changes, away);
    }

    /** Groups have no members until people have been read. */
    private static GroupDays withoutMembers(Scope scope, LocalDate first, LocalDate last, int length) {
        int[] away = new int[length];
        scope.file("report/away_by_day")
                .param("first_day", first)
                .param("last_day", last)
                .query(AwayDay.class)
                .list()
                .forEach(day -> away[(int) ChronoUnit.DAYS.between(first, day.day())] = day.away());
        return new GroupDays(scope.groupName(), List.of(new int[] {0, 0}), away);
    }
}
