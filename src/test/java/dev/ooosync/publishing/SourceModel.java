package dev.ooosync.publishing;

import dev.ooosync.staging.StagedEntry;
import dev.ooosync.verdict.Cause;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the warehouse of one organization must hold, computed without SQL and without looking at how the job does it. */
@SuppressWarnings("NullAway")
final class SourceModel {

    /** A current or past version. */
    static final class Version {
        StagedEntry entry;
        int number;
        LocalDateTime firstSeen;
        LocalDateTime openedAt;
        LocalDateTime changedAt;
        LocalDateTime closedAt;
        String openedBy;
        String closedBy;
        String runId;
        String closedRunId;
        String payload;
    }

    final long orgId;
    final Map<Long, List<Version>> history = new TreeMap<>();
    /** Of the listed entries: when their row last changed. */
    final Map<Long, LocalDateTime> changedAt = new TreeMap<>();

    /** Ids of rows that a run could not use. */
    final Set<Long> rejected = new HashSet<>();
    /** Who is known to be in the organization. */
    final Set<Long> people = new HashSet<>();

    boolean peopleEverWhole;
    /** Whether the last full run has read people, whole or not. */
    boolean peopleAreRead;
    /** The highest id that a complete full run has listed, or that was known before it. */
    private long highest;

    private boolean loaded;

    SourceModel(long orgId) {
        this.orgId = orgId;
    }

    Version current(long id) {
        return changedAt.containsKey(id) ? history.get(id).get(history.get(id).size() - 1) : null;
    }

    LocalDateTime noticed(LocalDateTime now) {
        LocalDateTime latest = history.values().stream()
                .flatMap(List::stream)
                .map(version -> version.closedAt == null ? version.openedAt : version.closedAt)
                .max(Comparator.naturalOrder())
                .orElse(LocalDateTime.MIN);
        return latest.isBefore(now) ? now : latest.plus(1, ChronoUnit.MILLIS);
    }

    /**
     * Created, updated and closed.
     *
     * @param complete whether the reading was a full one, and proven
     * @param rejects ids of rows that could not be used
     * @param gone what is closed, and why
     */
    int[] publish(
            boolean complete,
            String runId,
            LocalDateTime now,
            Map<Long, StagedEntry> listed,
            Set<Long> rejects,
            Map<Long, Cause> gone,
            String prefix) {
        LocalDateTime noticed = noticed(now);
        Set<Long> known = changedAt.keySet().stream()
                .map(id -> current(id).entry.userId())
                .collect(Collectors.toSet());
        gone.forEach((id, cause) -> close(id, noticed, cause.stored(), runId));
        int created = 0;
        int updated = 0;
        for (StagedEntry entry : listed.values()) {
            Version current = current(entry.entryId());
            if (current != null && current.entry.contentHash().equals(entry.contentHash())) {
                continue;
            }
            if (current != null && isRewrite(current.entry, entry, prefix)) {
                current.entry = entry;
                current.changedAt = noticed;
                current.runId = runId;
                current.payload = entry.payload();
                updated++;
            } else {
                if (current != null) {
                    current.closedAt = noticed;
                    current.closedBy = "updated";
                    current.closedRunId = runId;
                    updated++;
                } else {
                    created++;
                }
                open(runId, noticed, entry, current != null ? "updated" : appears(entry, known));
            }
            changedAt.put(entry.entryId(), noticed);
        }
        loaded |= complete;
        rejected.addAll(rejects);
        if (complete) {
            highest = Stream.concat(history.keySet().stream(), rejected.stream())
                    .max(Comparator.naturalOrder())
                    .orElse(0L);
        }
        return new int[] {created, updated, gone.size()};
    }

    /** @param known people with listed entries before this run */
    private String appears(StagedEntry entry, Set<Long> known) {
        if (history.containsKey(entry.entryId())) {
            return "reappeared";
        }
        if (!loaded) {
            return "initial";
        }
        if (rejected.contains(entry.entryId())) {
            return "accepted";
        }
        boolean isStranger =
                peopleEverWhole && peopleAreRead && !people.contains(entry.userId()) && !known.contains(entry.userId());
        return entry.entryId() < highest || isStranger ? "joined" : "created";
    }

    private void open(String runId, LocalDateTime noticed, StagedEntry entry, String why) {
        List<Version> versions = history.computeIfAbsent(entry.entryId(), id -> new ArrayList<>());
        Version version = new Version();
        version.entry = entry;
        version.number = versions.size() + 1;
        version.firstSeen = versions.isEmpty() ? noticed : versions.get(0).firstSeen;
        version.openedAt = noticed;
        version.changedAt = noticed;
        version.openedBy = why;
        version.runId = runId;
        version.payload = entry.payload();
        versions.add(version);
    }

    /** Only what privacy touches may differ. */
    private static boolean isRewrite(StagedEntry before, StagedEntry after, String prefix) {
        Set<String> maskable = Set.of("sick", "unspecified");
        boolean reason = Objects.equals(before.reason(), after.reason())
                || (maskable.contains(String.valueOf(before.reason()))
                        && maskable.contains(String.valueOf(after.reason())));
        return !before.contentHash().startsWith(prefix)
                && reason
                && Objects.equals(before.uuid(), after.uuid())
                && before.userId() == after.userId()
                && Objects.equals(before.toUserId(), after.toUserId())
                && before.startAsSent().equals(after.startAsSent())
                && before.endAsSent().equals(after.endAsSent());
    }

    private void close(long id, LocalDateTime at, String cause, String runId) {
        Version current = current(id);
        current.closedAt = at;
        current.closedBy = cause;
        current.closedRunId = runId;
        changedAt.remove(id);
    }

    List<List<String>> entries() {
        return sorted(changedAt.keySet().stream()
                .map(id -> {
                    Version version = current(id);
                    List<String> row = new ArrayList<>(key(version));
                    row.addAll(fields(version, changedAt.get(id)));
                    return row;
                })
                .toList());
    }

    List<List<String>> versions() {
        return sorted(history.values().stream()
                .flatMap(List::stream)
                .map(version -> {
                    List<String> row = new ArrayList<>(key(version));
                    row.add(text(version.number));
                    row.addAll(fields(version, version.changedAt));
                    row.addAll(texts(
                            version.openedAt,
                            version.closedAt,
                            version.closedAt == null,
                            version.openedBy,
                            version.closedBy,
                            version.closedRunId));
                    return row;
                })
                .toList());
    }

    List<List<String>> payloads() {
        return sorted(history.values().stream()
                .flatMap(List::stream)
                .map(version -> {
                    List<String> row = new ArrayList<>(key(version));
                    row.addAll(texts(version.number, version.payload));
                    return row;
                })
                .toList());
    }

    private static List<LocalDate> days(StagedEntry entry) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = entry.startDate();
                !day.isAfter(entry.endDate()) && day.getYear() < 2100;
                day = day.plusDays(1)) {
            days.add(day);
        }
        days.removeIf(day -> day.getYear() < 2000);
        return days;
    }

    List<List<String>> entryDays() {
        List<List<String>> rows = new ArrayList<>();
        for (long id : changedAt.keySet()) {
            StagedEntry entry = current(id).entry;
            days(entry).forEach(day -> rows.add(texts(orgId, id, day, entry.userId())));
        }
        return sorted(rows);
    }

    /** The last version of each entry that somebody was away for: listed, or vanished with its people. */
    private Map<Version, String> away() {
        Map<Version, String> away = new HashMap<>();
        history.values().forEach(versions -> {
            Version last = versions.get(versions.size() - 1);
            if (last.closedAt == null) {
                away.put(last, "listed");
            } else if (Set.of("left_org", "cover_deleted").contains(last.closedBy)) {
                away.put(last, last.closedBy);
            }
        });
        return away;
    }

    List<List<String>> days() {
        Map<Version, String> away = away();
        Map<String, List<Version>> byPersonAndDay = new HashMap<>();
        away.forEach((version, state) -> days(version.entry).stream()
                .filter(day -> version.closedAt == null || !day.isAfter(version.closedAt.toLocalDate()))
                .forEach(day -> byPersonAndDay
                        .computeIfAbsent(version.entry.userId() + " " + day, any -> new ArrayList<>())
                        .add(version)));
        List<List<String>> rows = new ArrayList<>();
        byPersonAndDay.forEach((key, versions) -> {
            LocalDate day = LocalDate.parse(key.split(" ")[1]);
            Version wins = versions.stream()
                    .min(Comparator.comparing((Version version) -> version.closedAt != null)
                            .thenComparing(version -> version.entry.calendarDays())
                            .thenComparing(version -> -version.entry.entryId()))
                    .orElseThrow();
            StagedEntry entry = wins.entry;
            rows.add(texts(
                    orgId,
                    entry.userId(),
                    day,
                    day.getDayOfWeek().getValue() > 5,
                    entry.reason() == null ? "custom" : entry.reason(),
                    entry.entryId(),
                    entry.toUserId(),
                    versions.size(),
                    away.get(wins)));
        });
        return sorted(rows);
    }

    private List<String> key(Version version) {
        return texts(orgId, version.entry.entryId());
    }

    private static List<String> fields(Version version, LocalDateTime changed) {
        StagedEntry entry = version.entry;
        return texts(
                entry.uuid(),
                entry.userId(),
                entry.toUserId(),
                entry.startDate(),
                entry.endDate(),
                entry.calendarDays(),
                entry.reason(),
                entry.notes(),
                version.firstSeen,
                changed,
                version.runId,
                entry.contentHash(),
                entry.startAsSent(),
                entry.endAsSent());
    }

    private static List<String> texts(Object... values) {
        return Arrays.stream(values).map(SourceModel::text).toList();
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }

    static List<List<String>> sorted(List<List<String>> rows) {
        return rows.stream().sorted(Comparator.comparing(String::valueOf)).toList();
    }
}
