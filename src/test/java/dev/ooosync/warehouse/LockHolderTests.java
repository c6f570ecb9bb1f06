package dev.ooosync.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.warehouse.LockHolder.Work;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LockHolderTests {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00.5Z");

    private static LockHolder self(String mode, long organization, String job) {
        return LockHolder.self(new Work(mode, organization, job), NOW);
    }

    @Test
    void says_organization_mode_job_process_host_and_start() {
        long pid = ProcessHandle.current().pid();

        assertThat(self("scoped", 17, "ooo").toString())
                .startsWith("scoped run of organization 17 (job ooo), pid " + pid + " on ")
                .endsWith(" since 2026-11-22T03:00:00Z");
        assertThat(self("plan", 42, "other").toString()).startsWith("plan of organization 42 (job other), pid " + pid);
        assertThat(LockHolder.self(NOW).toString()).startsWith("pid " + pid + " on ");
    }

    @Test
    void what_is_written_is_understood() {
        for (String mode : new String[] {"full", "scoped", "sample", "plan"}) {
            LockHolder written = self(mode, 2147483647L, "pid-on-since");
            assertThat(LockHolder.parse(written.text())).isEqualTo(written);
        }
        LockHolder other = LockHolder.self(NOW);
        assertThat(LockHolder.parse(other.text())).isEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pid 7 on host since 2026-11-22T03:00:00Z",
                "pid 7 on host",
                "a session of process 7 since 2026-11-22T03:00:00Z",
                "full of nothing",
                "full 17",
                "psql"
            })
    void what_others_write_is_a_holder_that_does_nobodys_work(String text) {
        LockHolder holder = LockHolder.parse(text);

        assertThat(holder.work()).isNull();
        assertThat(holder).hasToString(text);
        assertThat(holder.doesTheWorkOf(self("full", 17, "ooo"))).isFalse();
        assertThat(holder.doesTheWorkOf(LockHolder.self(NOW))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "full, 17, ooo, full, 17, ooo, true",
        "full, 17, ooo, full, 42, ooo, false",
        "full, 17, ooo, full, 17, other, false",
        "full, 17, ooo, scoped, 17, ooo, false",
        "full, 17, ooo, plan, 17, ooo, false",
        "scoped, 17, ooo, full, 17, ooo, false",
        "scoped, 17, ooo, scoped, 17, ooo, false",
        "sample, 17, ooo, sample, 17, ooo, false",
        "plan, 17, ooo, full, 17, ooo, false"
    })
    void only_a_full_run_of_the_same_organization_and_job_does_the_work(
            String mode, long organization, String job, String wanted, long of, String as, boolean does) {
        assertThat(self(mode, organization, job).doesTheWorkOf(self(wanted, of, as)))
                .isEqualTo(does);
    }

    /** PostgreSQL cuts a session's name after 63 characters, of which nine say that it is ours. */
    @Test
    void the_longest_job_leaves_room_for_the_process() {
        LockHolder longest = self("sample", 2147483647L, "a".repeat(63));
        String cut = longest.name().substring(0, Math.min(54, longest.name().length()));

        assertThat(LockHolder.parse(cut).work()).isEqualTo(longest.work());
        assertThat(cut).contains(" pid " + ProcessHandle.current().pid());
    }
}
