package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.staging.StagedEntry;
import dev.ooosync.warehouse.WarehouseUnderTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instants are UTC and days are days, whatever zone this process, the server and the reader are in. */
interface ZoneContract {

    WarehouseUnderTest target();

    /** Days and instants that do not exist in the zone of the process: a summer time that begins, a day that was left out. */
    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2026-03-08T02:30:00.500, 2026-03-08",
        "America/Sao_Paulo, 2018-11-04T00:30:00.500, 2018-11-04",
        "Pacific/Apia, 2011-12-30T12:00:00.500, 2011-12-30",
        "Asia/Kathmandu, 2026-11-22T23:59:59.999, 2099-12-31",
    })
    default void another_client_reads_the_instants_and_days_that_were_meant(
            String zone, LocalDateTime now, LocalDate day) throws Exception {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            publish(now, day);
        } finally {
            TimeZone.setDefault(before);
        }
        // Text made by the server itself, asked for from a process in yet another zone.
        String instant = shortest(now.toString().replace('T', ' '));
        assertThat(texts(
                        "SELECT CAST(start_date AS VARCHAR), CAST(end_date AS VARCHAR), CAST(start_as_sent AS VARCHAR),"
                                + " CAST(end_as_sent AS VARCHAR), CAST(first_seen_at AS VARCHAR), CAST(changed_at AS VARCHAR)"
                                + " FROM calcom.ooo_entry"))
                .containsExactly(List.of(
                        day.toString(), day.toString(), day + " 00:00:00", day + " 23:59:59.999", instant, instant));
        assertThat(texts("SELECT CAST(valid_from AS VARCHAR) FROM calcom.ooo_entry_history"))
                .containsExactly(List.of(instant));
        assertThat(texts("SELECT CAST(day AS VARCHAR) FROM calcom.ooo_day")).containsExactly(List.of(day.toString()));
        assertThat(texts("SELECT CAST(started_at AS VARCHAR), CAST(as_of AS VARCHAR) FROM calcom.sync_run"))
                .containsExactly(List.of(instant, instant));
    }

    /** Some write the zeros at the end of a fraction. */
    private static String shortest(String instant) {
        return instant.contains(".") ? instant.replaceFirst("\\.?0+$", "") : instant;
    }

    private List<List<String>> texts(String sql) throws Exception {
        return target().rows(sql).stream()
                .map(row -> row.stream().map(ZoneContract::shortest).toList())
                .toList();
    }

    private void publish(LocalDateTime now, LocalDate day) {
        PublishingFixture fixture = new PublishingFixture(target(), 1);
        fixture.now = now.toInstant(java.time.ZoneOffset.UTC);
        LocalDateTime end = day.plusDays(1).atStartOfDay().minusNanos(1_000_000);
        fixture.run(
                "run-1",
                17,
                List.of(new StagedEntry(
                        1, null, 1, null, day, day, 1, null, null, day.atStartOfDay(), end, "v1:kk:1", "{}")));
    }

    @Test
    default void freshness_counts_the_minutes_since_the_reading() throws Exception {
        PublishingFixture fixture = new PublishingFixture(target(), 1);
        fixture.now = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(90 * 60 + 5);
        fixture.run("run-1", 17, List.of());
        fixture.now = fixture.now.plusSeconds(3600);
        fixture.noteFailure("run-2", "no network", fixture.utc());
        List<String> row = target().rows(
                        "SELECT run_id, status, completeness, failed_since, age_minutes FROM calcom.freshness")
                .get(0);
        assertThat(row.subList(0, 4)).containsExactly("run-1", "unchanged", "complete", "run-2");
        assertThat(Integer.parseInt(row.get(4))).isBetween(90, 92);
        assertThat(target().rows("SELECT as_of, complete_as_of FROM calcom.freshness")
                        .get(0))
                .containsOnly(fixture.utc().minusHours(1).toString());
    }
}
