package dev.ooosync.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.warehouse.PublishSession;
import dev.ooosync.warehouse.PublishedWarehouse;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BannerTests {

    @TempDir
    private Path directory;

    private ReportFixture fixture;
    private LocalDateTime now;

    @BeforeEach
    void makeFixture() {
        fixture = ReportFixture.duckDb(directory);
        now = fixture.now;
    }

    @Test
    void a_complete_run_of_last_night_is_good() {
        assertThat(banner(session -> run(session, "a", "published", "complete", 25, 0))
                        .problems())
                .isEmpty();
    }

    @Test
    void data_is_old_when_it_is_older_than_a_day_and_two_hours() {
        assertThat(banner(session -> run(session, "a", "published", "complete", 27, 0))
                        .problems())
                .containsExactly("the data is old");
    }

    @Test
    void a_clock_that_was_wrong_is_told_and_the_age_is_of_what_is_known() {
        Banner banner = banner(session -> {
            run(session, "a", "published", "complete", 3, 0);
            run(session, "b", "published", "complete", -720, 0);
        });
        assertThat(banner.problems()).containsExactly("how old the data is, is not known");
        assertThat(banner.asOf()).isEqualTo(now.minusHours(3).toInstant(ZoneOffset.UTC));
        assertThat(banner.facts().get(0).text())
                .startsWith(weekday(now.minusHours(3)))
                .contains("the clock of the last reading was wrong, it said " + weekday(now.plusHours(720)));
    }

    @Test
    void of_a_first_run_of_the_future_nothing_is_known() {
        Banner banner = banner(session -> run(session, "a", "published", "complete", -720, 0));
        assertThat(banner.asOf()).isNull();
        assertThat(banner.facts().get(0).text()).startsWith("Not known: the clock");
    }

    @Test
    void an_unproven_run_says_when_the_last_complete_one_was() {
        Banner banner = banner(session -> {
            run(session, "a", "published", "complete", 30, 0);
            run(session, "b", "published", "unproven", 1, 0);
        });

        assertThat(banner.problems()).containsExactly("completeness is unproven");
        assertThat(banner.facts().get(1).text())
                .startsWith("Absences may be missing")
                .contains("The last complete reading began on " + weekday(now.minusHours(30)));
    }

    @Test
    void a_failed_run_since_then_and_held_closings_are_bad() {
        Banner banner = banner(session -> {
            run(session, "a", "held", "complete", 3, 1234);
            run(session, "b", "failed", "unproven", 1, 0);
        });

        assertThat(banner.problems()).containsExactly("the last run failed", "closings are held");
        assertThat(banner.facts().get(3).text()).startsWith("1,234 entries");
    }

    @Test
    void closings_that_somebody_has_approved_are_not_held_any_more() {
        Banner banner = banner(session -> {
            run(session, "a", "held", "complete", 3, 7);
            session.sql().text("UPDATE calcom.sync_run SET approved_by = 'ada'").update();
        });

        assertThat(banner.problems()).isEmpty();
    }

    @Test
    void a_failed_check_is_told_and_only_an_error_is_bad() {
        Banner banner = banner(session -> {
            run(session, "a", "published", "complete", 3, 0);
            check(session, "unknown_zone", "warning", 3);
        });
        assertThat(banner.problems()).isEmpty();
        assertThat(banner.facts().get(4).text()).isEqualTo("3 × What unknown_zone means.");

        assertThat(banner(session -> check(session, "day_twice", "error", 1)).problems())
                .containsExactly("a check found errors");
    }

    private static String weekday(LocalDateTime time) {
        String name = time.getDayOfWeek().name();
        return name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    private void run(PublishSession session, String id, String status, String completeness, int hoursAgo, int held) {
        ReportFixture.run(session.sql(), id, status, completeness, now.minusHours(hoursAgo), held);
    }

    private static void check(PublishSession session, String name, String severity, int rows) {
        session.sql()
                .file("ledger/insert_check")
                .param("run_id", "a")
                .param("check_name", name)
                .param("severity", severity)
                .param("offending_rows", rows)
                .param("examples", "NOT-SHOWN")
                .param("sentence", "What " + name + " means.")
                .update();
    }

    private Banner banner(java.util.function.Consumer<PublishSession> work) {
        fixture.publish(work);
        try (PublishedWarehouse warehouse = fixture.target().warehouse().open()) {
            return Banner.of(warehouse.sql(), ReportFixture.ORG, now.toInstant(ZoneOffset.UTC));
        }
    }
}
