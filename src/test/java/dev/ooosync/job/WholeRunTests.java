package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.sandbox.Faults;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxEntry;
import dev.ooosync.sandbox.SandboxOrganization;
import dev.ooosync.sandbox.SandboxPerson;
import dev.ooosync.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs against a sandbox whose truth is known. */
class WholeRunTests {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final String ENTRIES = """
            SELECT entry_id, uuid, user_id, to_user_id, CAST(start_date AS VARCHAR), CAST(end_date AS VARCHAR), calendar_days,
                   reason, notes, strftime(start_as_sent, '%Y-%m-%d %H:%M:%S.%g'), strftime(end_as_sent, '%Y-%m-%d %H:%M:%S.%g')
            FROM calcom.ooo_entry ORDER BY entry_id
            """;

    @TempDir
    Path directory;

    private static Sandbox sandbox(int people, int entries) {
        return Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .people(people)
                .entries(entries)
                .rateLimit(0)
                .build());
    }

    private static List<List<String>> truth(Sandbox sandbox, Predicate<SandboxEntry> wanted) {
        return sandbox.organization().entries().stream()
                .filter(wanted)
                .sorted(Comparator.comparingLong(SandboxEntry::id))
                .map(WholeRunTests::row)
                .toList();
    }

    private static List<String> row(SandboxEntry entry) {
        LocalDateTime start = LocalDateTime.ofInstant(entry.start(), ZoneOffset.UTC);
        LocalDateTime end = LocalDateTime.ofInstant(entry.end(), ZoneOffset.UTC);
        long days = ChronoUnit.DAYS.between(start.toLocalDate(), end.toLocalDate()) + 1;
        return Stream.of(
                        entry.id(),
                        entry.uuid(),
                        entry.userId(),
                        String.valueOf(entry.toUserId()),
                        start.toLocalDate(),
                        end.toLocalDate(),
                        Math.max(0, days),
                        String.valueOf(entry.reason()),
                        String.valueOf(entry.notes()),
                        TIME.format(start),
                        TIME.format(end))
                .map(String::valueOf)
                .toList();
    }

    @Test
    void twenty_thousand_entries_arrive_column_by_column_as_they_are_at_the_source() throws Exception {
        try (Sandbox sandbox = sandbox(500, 20_000)) {
            JobHarness job = new JobHarness(directory, sandbox);
            RunReport first = job.run();
            assertThat(first.reading().complete()).isTrue();
            assertThat(sandbox.traffic().listRequests()).isLessThanOrEqualTo(90);
            assertThat(job.query(ENTRIES)).isEqualTo(truth(sandbox, entry -> true));

            RunReport second = job.run("--sync.reading.page-size=250");
            assertThat(second.result().status()).isEqualTo("unchanged");
            assertThat(job.query("SELECT COUNT(*) FROM calcom.ooo_entry_history"))
                    .containsExactly(List.of("20000"));
        }
    }

    @Test
    void an_organization_without_entries_is_complete() throws Exception {
        try (Sandbox sandbox = sandbox(3, 0)) {
            RunReport report = new JobHarness(directory, sandbox).run();
            assertThat(report.reading().complete()).as(report.reading().proof()).isTrue();
            assertThat(report.result().status()).isEqualTo("unchanged");
        }
    }

    @Test
    void changes_arrive_and_what_was_deleted_is_closed() throws Exception {
        try (Sandbox sandbox = sandbox(20, 300)) {
            JobHarness job = new JobHarness(directory, sandbox);
            job.run();
            SandboxOrganization organization = sandbox.organization();
            List<SandboxEntry> before = organization.entries();
            organization.edit(before.get(10).id());
            organization.edit(before.get(11).id());
            organization.delete(before.get(12).id());
            organization.add();
            RunReport second = job.run("--sync.publishing.settle-time=1ms");
            assertThat(second.result().created()).isEqualTo(1);
            assertThat(second.result().updated()).isEqualTo(2);
            assertThat(second.result().closed()).isEqualTo(1);
            assertThat(second.result().closingsHeld()).isZero();
            assertThat(job.query(ENTRIES)).isEqualTo(truth(sandbox, entry -> true));
            assertThat(job.query("SELECT entry_id, closed_by, closed_run_id FROM calcom.ooo_entry_history"
                            + " WHERE closed_by <> 'updated'"))
                    .containsExactly(List.of(String.valueOf(before.get(12).id()), "deleted", second.runId()));
        }
    }

    @Test
    void a_run_by_email_brings_that_person_and_misses_nobody_else() throws Exception {
        try (Sandbox sandbox = sandbox(20, 300)) {
            JobHarness job = new JobHarness(directory, sandbox);
            job.run();
            SandboxPerson person = sandbox.organization().people().get(3);
            sandbox.organization().add(person.id(), LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 2));
            sandbox.organization().add();
            RunReport scoped = job.run("--sync.reading.email=" + person.email(), "--sync.publishing.settle-time=1ms");
            assertThat(scoped.result().created()).isBetween(1L, 2L);
            assertThat(scoped.result().closed()).isZero();
            assertThat(job.query("SELECT mode, scope FROM calcom.sync_run ORDER BY run_id DESC LIMIT 1"))
                    .containsExactly(List.of("scoped", String.valueOf(person.id())));
            assertThat(job.query(ENTRIES)).containsAll(truth(sandbox, entry -> entry.userId() == person.id()));
        }
    }

    @Test
    void an_unknown_email_is_a_matter_of_configuration() {
        try (Sandbox sandbox = sandbox(5, 10)) {
            assertThatThrownBy(() -> new JobHarness(directory, sandbox).run("--sync.reading.email=nobody@example.com"))
                    .isInstanceOfSatisfying(
                            SyncException.class,
                            failure -> assertThat(failure.remedy()).isEqualTo(Remedy.FIX_CONFIGURATION));
        }
    }

    @Test
    void a_sample_is_cut_short_and_unproven() throws Exception {
        try (Sandbox sandbox = sandbox(20, 1000)) {
            JobHarness job = new JobHarness(directory, sandbox);
            RunReport sample = job.run("--sync.reading.max-entries=120", "--sync.reading.sort-start=desc");
            assertThat(sample.reading().complete()).isFalse();
            assertThat(sample.result().rowsRead()).isEqualTo(120);
            assertThat(job.query("SELECT mode FROM calcom.sync_run")).containsExactly(List.of("sample"));
            assertThat(job.query("SELECT * FROM calcom.freshness")).isEmpty();
            assertThat(job.run().reading().complete()).isTrue();
            assertThat(job.query(ENTRIES)).isEqualTo(truth(sandbox, entry -> true));
        }
    }

    @Test
    void a_sort_asked_for_loses_nothing() throws Exception {
        try (Sandbox sandbox = sandbox(20, 1200)) {
            JobHarness job = new JobHarness(directory, sandbox);
            RunReport report = job.run("--sync.reading.sort-end=desc", "--sync.reading.page-size=100");
            assertThat(report.reading().complete()).as(report.reading().proof()).isTrue();
            assertThat(report.result().rowsRead()).isGreaterThan(1200);
            assertThat(job.query(ENTRIES)).isEqualTo(truth(sandbox, entry -> true));
        }
    }

    @Test
    void rows_that_cannot_be_used_are_kept_with_the_reason_and_without_notes_when_these_are_omitted() throws Exception {
        try (Sandbox sandbox = sandbox(20, 300)) {
            JobHarness job = new JobHarness(directory, sandbox);
            sandbox.faults(Faults.parse("wrong-type=start:0.1"));
            RunReport report = job.run("--sync.privacy.notes=omit", "--sync.publishing.reject-limit-percent=100");
            assertThat(report.result().rejected()).isBetween(10L, 60L);
            assertThat(job.query("SELECT DISTINCT reason FROM calcom.rejected_record"))
                    .allSatisfy(row -> assertThat(row.get(0)).startsWith("start: "));
            assertThat(report.result().distinctIds()).isEqualTo(300);
            Set<String> leaks = Files.list(directory)
                    .filter(Files::isRegularFile)
                    .filter(file -> contains(file, SandboxOrganization.NOTES_MARKER))
                    .map(Path::toString)
                    .collect(Collectors.toSet());
            assertThat(leaks).isEmpty();
        }
    }

    private static boolean contains(Path file, String words) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_reader_who_has_the_old_file_open_keeps_seeing_all_of_it() throws Exception {
        try (Sandbox sandbox = sandbox(20, 300)) {
            JobHarness job = new JobHarness(directory, sandbox);
            job.run();
            byte[] old = Files.readAllBytes(job.warehouse());
            try (FileChannel reader = FileChannel.open(job.warehouse())) {
                sandbox.organization().add();
                job.run();
                ByteBuffer seen = ByteBuffer.allocate(old.length);
                while (seen.hasRemaining() && reader.read(seen, seen.position()) > 0) {
                    continue;
                }
                assertThat(Arrays.equals(seen.array(), old)).isTrue();
            }
            assertThat(job.query("SELECT COUNT(*) FROM calcom.ooo_entry")).containsExactly(List.of("301"));
        }
    }
}
