package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.staging.StagedEntry;
import dev.ooosync.warehouse.WarehouseUnderTest;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody is away however long ago it began: what speaks of today or of a window is right for entries of any length. */
class LongEntriesTests {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @TempDir
    Path directory;

    private static StagedEntry entry(long id, long user, Long cover, LocalDate start, LocalDate end) {
        int days = (int) ChronoUnit.DAYS.between(start, end) + 1;
        return new StagedEntry(
                id,
                null,
                user,
                cover,
                start,
                end,
                days,
                "sick",
                null,
                start.atStartOfDay(),
                end.atStartOfDay().plusNanos(86_399_999_000_000L),
                "v1:kk:" + id,
                "{}");
    }

    private static List<String> row(Object... values) {
        return java.util.Arrays.stream(values).map(String::valueOf).toList();
    }

    private static void member(WarehouseUnderTest target, long user) throws Exception {
        target.execute("""
                INSERT INTO calcom.org_user_history
                SELECT 17, %d, 1, 'P%1$d', NULL, NULL, NULL, NULL, 'UTC', 'MEMBER', TRUE, NULL, TIMESTAMP '2026-01-01', 'r',
                       TIMESTAMP '2026-01-01', NULL, TRUE, 'initial', NULL, NULL
                """.formatted(user));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void of_any_length_they_count_today_and_ahead(Kind kind) throws Exception {
        WarehouseUnderTest target = kind.empty(directory);
        PublishingFixture warehouse = new PublishingFixture(target, 1);
        LocalDate threeYearsAgo = TODAY.minusDays(1_103);
        LocalDate soon = TODAY.plusDays(34);
        LocalDate sixYearsAgo = TODAY.minusDays(2_200);
        LocalDate inFourYears = TODAY.plusDays(1_500);
        List<StagedEntry> entries = List.of(
                entry(1, 1, 2L, threeYearsAgo, soon),
                entry(2, 2, null, sixYearsAgo, inFourYears),
                entry(3, 3, null, LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31)));
        warehouse.run("run-1", 17, entries);
        for (long user = 1; user <= 4; user++) {
            member(target, user);
        }

        List<List<String>> periods = List.of(
                row(1, threeYearsAgo, soon),
                row(2, sixYearsAgo, inFourYears),
                row(3, LocalDate.of(2000, 1, 1), LocalDate.of(2099, 12, 31)));
        for (String view : List.of("away_today", "away_next_30_days", "away_period")) {
            assertThat(warehouse.rows("SELECT user_id, first_day, last_day FROM calcom." + view))
                    .as(view)
                    .isEqualTo(periods);
        }
        assertThat(warehouse.rows("SELECT DISTINCT members, away FROM calcom.capacity_by_day WHERE day <= DATE '" + soon
                        + "' AND group_kind = 'organization'"))
                .containsExactly(row(4, 3));
        assertThat(warehouse.rows("SELECT user_id, gap FROM calcom.coverage_gap WHERE day = DATE '" + soon + "'"))
                .containsExactly(row(1, "cover_away"), row(2, "no_cover"), row(3, "no_cover"));
        assertThat(warehouse.rows("SELECT people, calendar_days FROM calcom.days_away_by_month"
                        + " WHERE group_kind = 'organization' AND reason = 'sick' AND month_start = DATE '"
                        + TODAY.withDayOfMonth(1).minusMonths(1) + "'"))
                .containsExactly(row(3, 3 * TODAY.minusMonths(1).lengthOfMonth()));
        assertThat(warehouse.rows("SELECT offending_rows FROM calcom.sync_check WHERE check_name = 'entry_too_long'"))
                .containsExactly(row(1));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_run_without_a_change_writes_no_day(Kind kind) throws Exception {
        WarehouseUnderTest target = kind.empty(directory);
        PublishingFixture warehouse = new PublishingFixture(target, 1);
        List<StagedEntry> entries = List.of(entry(1, 1, 2L, TODAY.minusDays(1_200), TODAY.plusDays(1)));
        warehouse.run("run-1", 17, entries);
        List<List<String>> days = warehouse.rows("SELECT * FROM calcom.ooo_day");
        warehouse.now = warehouse.now.plus(400, ChronoUnit.DAYS);

        assertThat(warehouse.run("run-2", 17, entries).status()).isEqualTo("unchanged");

        assertThat(warehouse.rows("SELECT * FROM calcom.ooo_day"))
                .hasSize(1_202)
                .isEqualTo(days);
    }
}
