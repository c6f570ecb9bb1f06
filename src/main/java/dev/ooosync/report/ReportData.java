package dev.ooosync.report;

import dev.ooosync.database.Sql;
import dev.ooosync.report.Absences.GapRow;
import dev.ooosync.report.Absences.PeriodRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The input of the page's script, as JSON. No ids, no addresses, no notes. Days are dates; {@code teams} of a row are
 * places in {@code groups}.
 *
 * @param asOf when the reading began; null when that is unknown
 * @param today the UTC day
 * @param firstDay of the calendar, on which the counts of {@code groups} begin
 * @param capacityDays how many days from today on are used for capacity and for coverage gaps
 * @param groups the organization, or the one team asked for; then the teams
 * @param periodsTotal periods in the warehouse; {@code periods} may be fewer; {@code gapsTotal} is the same for gaps
 * @param withoutCover how many of the {@code absences} name no cover
 */
record ReportData(
        Instant madeAt,
        @Nullable Instant asOf,
        long oldAfterMinutes,
        LocalDate today,
        LocalDate firstDay,
        int timelineDays,
        int capacityDays,
        int threshold,
        boolean showReasons,
        boolean noNames,
        long organization,
        String toolVersion,
        List<GroupDays> groups,
        List<Period> periods,
        long periodsTotal,
        long awayNow,
        Breakdown breakdown,
        List<Gap> gaps,
        long gapsTotal,
        boolean gapsWithoutCoverListed,
        long absences,
        long withoutCover) {

    private static final int TIMELINE_DAYS = 14;
    private static final int CAPACITY_DAYS = 92;

    /**
     * @param person a number for each person, by which people are counted; it means nothing else
     * @param reason null unless reasons were asked for
     */
    record Period(
            int person,
            String name,
            List<Integer> teams,
            LocalDate first,
            LocalDate last,
            @Nullable LocalDate backOn,
            String cover,
            @Nullable String reason,
            boolean now) {}

    /** @param gap as in {@code calcom.coverage_gap} */
    record Gap(
            String name,
            List<Integer> teams,
            String gap,
            String cover,
            LocalDate first,
            LocalDate last,
            int workingDays) {}

    static ReportData of(Sql sql, ReportOptions options, Banner banner, Instant now) {
        Scope scope = Scope.of(sql, banner.orgId(), options.team(), now);
        LocalDate today = scope.today();
        LocalDate month = today.withDayOfMonth(1);
        LocalDate first = month.minusMonths(3);
        GroupDays.Groups groups = GroupDays.of(
                scope, options.noNames(), first, month.plusMonths(9).minusDays(1));
        Absences absences = Absences.of(scope, today.plusDays(TIMELINE_DAYS - 1), today.plusDays(CAPACITY_DAYS - 1));
        Rows rows = new Rows(
                new Labels(options.noNames(), absences.people()), options.showReasons(), groups.ids(), absences);
        List<PeriodRow> periods = absences.periods();
        return new ReportData(
                now,
                banner.asOf(),
                Banner.OLD.toMinutes(),
                today,
                first,
                TIMELINE_DAYS,
                CAPACITY_DAYS,
                options.threshold(),
                options.showReasons(),
                options.noNames(),
                banner.orgId(),
                options.toolVersion(),
                groups.days(),
                rows.periods(),
                periods.isEmpty() ? 0 : periods.get(0).total(),
                periods.isEmpty() ? 0 : periods.get(0).awayNow(),
                breakdown(scope, month),
                rows.gaps(),
                absences.gaps().isEmpty() ? 0 : absences.gaps().get(0).total(),
                !absences.absent().isNearlyAllWithoutCover(),
                absences.absent().absences(),
                absences.absent().withoutCover());
    }

    private static Breakdown breakdown(Scope scope, LocalDate month) {
        List<LocalDate> months =
                IntStream.rangeClosed(-8, 3).mapToObj(month::plusMonths).toList();
        return Breakdown.of(
                months,
                scope.group("report/months")
                        .param("first_month", months.get(0))
                        .param("last_month", months.get(months.size() - 1))
                        .query(Breakdown.Row.class)
                        .list());
    }

    /** The rows of the warehouse as the page shows them. */
    private record Rows(Labels labels, boolean showReasons, List<String> groupIds, Absences absences) {

        List<Period> periods() {
            Map<Long, Integer> numbers = new HashMap<>();
            return absences.periods().stream()
                    .sorted(Comparator.comparing(PeriodRow::firstDay)
                            .thenComparing(PeriodRow::lastDay)
                            .thenComparing(row -> labels.person(row.userId())))
                    .peek(row -> numbers.putIfAbsent(row.userId(), numbers.size()))
                    .map(row -> period(row, Objects.requireNonNull(numbers.get(row.userId()))))
                    .toList();
        }

        private Period period(PeriodRow row, int person) {
            return new Period(
                    person,
                    labels.person(row.userId()),
                    teams(row.userId()),
                    row.firstDay(),
                    row.lastDay(),
                    row.backOn(),
                    cover(row.coverUserId(), row.coverName()),
                    showReasons ? Labels.text(row.reason()) : null,
                    row.isNow() == 1);
        }

        List<Gap> gaps() {
            return absences.gaps().stream()
                    .map(this::gap)
                    .sorted(Comparator.comparing(Gap::first)
                            .thenComparing(Gap::last)
                            .thenComparing(Gap::name))
                    .toList();
        }

        private Gap gap(GapRow row) {
            return new Gap(
                    labels.person(row.userId()),
                    teams(row.userId()),
                    row.gap(),
                    cover(row.coverUserId(), row.coverName()),
                    row.firstDay(),
                    row.lastDay(),
                    row.workingDays());
        }

        /** The views say nobody or several where there is not exactly one person. */
        private String cover(@Nullable Long userId, String name) {
            return userId == null ? name : labels.person(userId);
        }

        private List<Integer> teams(long userId) {
            Set<Integer> places = new TreeSet<>();
            absences.teams().getOrDefault(userId, Set.of()).forEach(id -> places.add(groupIds.lastIndexOf(id)));
            places.removeIf(place -> place < 1);
            return List.copyOf(places);
        }
    }
}
