package dev.ooosync.job;

import static dev.ooosync.job.ScriptedJob.SMALL_PAGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ooosync.calcom.SelfSigned;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole runs through a network that breaks in the middle of the list, in virtual time where a run only waits. */
class NetworkTests {

    private static final FaultReport REPORT = new FaultReport("faults-network.md");
    private static final int FIRST_BROKEN = 4;
    /** The pages before that one are 100 rows each and share one; two of them had been staged. */
    private static final int STAGED = 199;

    @TempDir
    static Path directory;

    private static ScriptedJob job;

    @BeforeAll
    static void publishOnce() throws Exception {
        job = new ScriptedJob(Files.createDirectory(directory.resolve("job")));
        job.calCom.addUpTo(600);
        job.run(SMALL_PAGES);
    }

    @AfterAll
    static void stop() {
        job.close();
    }

    /** Each test leaves the warehouse equal to the source. */
    private static void change() {
        long last = job.calCom.rows().size();
        job.calCom.rows().get(3).put("notes", "changed at " + last);
        job.calCom.add(last + 1);
        job.calCom.asked();
    }

    private static String[] impatient() {
        return Stream.concat(Arrays.stream(SMALL_PAGES), NetworkFault.IMPATIENT.stream())
                .toArray(String[]::new);
    }

    /** What an analyst sees each time that a run has staged more. */
    private static At looking(List<List<String>> seen) {
        return new At(0, () -> {
            try {
                seen.add(job.published());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"TRUNCATED", "STORM"})
    void a_run_that_the_network_ends_harms_nothing_and_the_next_one_goes_on_where_it_stood(NetworkFault fault)
            throws Exception {
        brokenBy(fault);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TRUNCATED", "STORM"})
    @Tag("torture")
    void so_it_is_with_every_other_way_in_which_a_network_breaks(NetworkFault fault) throws Exception {
        brokenBy(fault);
    }

    private static void brokenBy(NetworkFault fault) throws Exception {
        List<String> before = job.published();
        change();
        job.calCom.answersFrom(FIRST_BROKEN, fault.response());
        List<List<String>> seen = new ArrayList<>();
        SyncException failure = catchThrowableOfType(SyncException.class, () -> job.run(looking(seen), impatient()));

        assertThat(failure.remedy()).as(failure.getMessage()).isEqualTo(fault.remedy());
        assertThat(failure)
                .hasMessageStartingWith("GET /v2/organizations/17/ooo: ")
                .hasMessageContaining(fault.said())
                .hasMessageMatching("(?s).*(, after 7 attempts|, after 1 attempt)\\.");
        assertThat(seen).isNotEmpty().allMatch(before::equals);
        assertThat(job.published()).isEqualTo(before);
        assertThat(job.query("SELECT status, message FROM calcom.sync_run ORDER BY run_id DESC LIMIT 1"))
                .containsExactly(List.of("failed", String.valueOf(failure.getMessage())));

        job.calCom.asked();
        job.calCom.answersRight();
        RunReport next = job.run(SMALL_PAGES);
        assertThat(next.resumed()).isTrue();
        assertThat(next.reading().complete()).as(next.reading().proof()).isTrue();
        // The last one looks back at the first page.
        List<Integer> asked = skips();
        assertThat(asked).last().isEqualTo(0);
        assertThat(asked.subList(0, asked.size() - 1)).allMatch(skip -> skip >= STAGED - 1);
        // An entry that was changed after it had been staged comes with the run after.
        job.run(SMALL_PAGES);
        job.assertTruth();
        REPORT.line(
                fault.sentence(),
                failure.remedy().exitCode(),
                String.valueOf(failure.getMessage()),
                "all " + before.size() + " rows of the run before",
                "resumed; all " + job.published().size() + " rows");
    }

    private static List<Integer> skips() {
        return job.calCom.asked().stream()
                .map(request ->
                        Integer.valueOf(Objects.requireNonNull(request.getUrl().queryParameter("skip"))))
                .toList();
    }

    @Test
    void latency_and_jitter_cost_time_and_nothing_else() throws Exception {
        change();
        job.calCom.answers(request -> {
            LockSupport.parkNanos(Duration.ofMillis(request * 37L % 60).toNanos());
            return null;
        });
        RunReport report = job.run(SMALL_PAGES);
        job.calCom.answersRight();

        assertThat(report.reading().complete()).as(report.reading().proof()).isTrue();
        job.assertTruth();
        REPORT.line("latency of 0 to 60 ms", 0, "none", "the run before, then this one", "nothing to do");
    }

    @Test
    void one_failure_of_each_kind_in_a_row_is_only_retried() throws Exception {
        change();
        job.calCom.answers(request -> request % 3 == 0 && request <= 3 * NetworkFault.values().length
                ? NetworkFault.values()[request / 3 - 1].response()
                : null);
        RunReport report = job.run(impatient());
        job.calCom.answersRight();

        assertThat(report.reading().complete()).as(report.reading().proof()).isTrue();
        job.assertTruth();
        REPORT.line("each of them once", 0, "none", "the run before, then this one", "nothing to do");
    }

    @Test
    void a_host_that_nobody_knows_or_that_does_not_listen_is_tried_again_and_named() throws Exception {
        List<String> before = job.published();
        change();
        for (String url : List.of("https://calcom.invalid", "http://127.0.0.1:1")) {
            SyncException failure = job.fail("--sync.cal-com.base-url=" + url);
            assertThat(failure.remedy()).isEqualTo(Remedy.RUN_LATER);
            assertThat(failure)
                    .hasMessageContaining("no answer from " + url + ": "
                            + (url.contains("invalid") ? "no host of that name" : "Connect"))
                    .hasMessageEndingWith("after 7 attempts.");
            assertThat(job.published()).isEqualTo(before);
            REPORT.line(
                    url.contains("invalid") ? "the host's name is not known" : "nobody listens",
                    failure.remedy().exitCode(),
                    String.valueOf(failure.getMessage()),
                    "all " + before.size() + " rows of the run before",
                    "read from the start; all rows");
        }
        job.run(SMALL_PAGES);
        job.assertTruth();
    }

    @Test
    void a_certificate_that_is_not_trusted_ends_the_run_at_once() throws Exception {
        SelfSigned certificate = new SelfSigned(directory);
        try (ScriptedJob https =
                new ScriptedJob(Files.createDirectory(directory.resolve("https")), certificate.identity())) {
            https.calCom.addUpTo(20);
            trusting(certificate.trustStore(), https);
            List<String> before = https.published();
            https.calCom.add(21);

            SyncException failure = https.fail();
            assertThat(failure.remedy()).isEqualTo(Remedy.FIX_CONFIGURATION);
            assertThat(failure)
                    .hasMessageContaining("The certificate is not trusted")
                    .hasMessageEndingWith("after 1 attempt.");
            assertThat(https.published()).isEqualTo(before);
            assertThat(trusting(certificate.trustStore(), https).resumed()).isTrue();
            https.assertTruth();
            REPORT.line(
                    "a certificate nobody vouches for",
                    failure.remedy().exitCode(),
                    String.valueOf(failure.getMessage()),
                    "all " + before.size() + " rows of the run before",
                    "resumed; all 21 rows");
        }
    }

    private static RunReport trusting(Path trustStore, ScriptedJob https) throws Exception {
        System.setProperty("javax.net.ssl.trustStore", trustStore.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", SelfSigned.PASSWORD);
        try {
            return https.run();
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
        }
    }
}
