package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ooosync.failure.SyncException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A job, a Cal.com whose rows a test writes, and a clock in whose time the job goes. */
final class ScriptedJob implements AutoCloseable {

    static final String SETTLED = "--sync.publishing.settle-time=1ms";
    static final String[] SMALL_PAGES = {SETTLED, "--sync.reading.page-size=100", "--sync.reading.in-flight=1"};

    final ScriptedCalCom calCom;
    final SettableClock clock = new SettableClock("2026-11-22T03:00:00Z");
    final JobHarness job;

    ScriptedJob(Path directory) {
        this(directory, null);
    }

    ScriptedJob(Path directory, @Nullable SSLSocketFactory identity) {
        calCom = new ScriptedCalCom(identity);
        job = new JobHarness(directory, calCom.baseUrl());
    }

    RunReport run(String... overrides) throws IOException {
        return run(new JobHarness.Silence(), overrides);
    }

    /** A minute after the last one. */
    RunReport run(Progress progress, String... overrides) throws IOException {
        clock.pass(Duration.ofMinutes(1));
        return job.run(clock, progress, overrides);
    }

    /** How a run ends that must fail. */
    SyncException fail(String... overrides) {
        SyncException failure = catchThrowableOfType(SyncException.class, () -> run(overrides));
        assertThat(failure).as("a failure").isNotNull();
        return failure;
    }

    List<List<String>> query(String sql) throws SQLException {
        return job.query(sql);
    }

    /** The only column. */
    List<String> values(String sql) throws SQLException {
        return job.query(sql).stream().map(row -> row.get(0)).toList();
    }

    /** The current entries as they were received, by id. */
    List<String> published() throws SQLException {
        return values("""
                SELECT payload FROM calcom.ooo_entry JOIN calcom.ooo_entry_history USING (org_id, entry_id)
                JOIN calcom.ooo_entry_payload USING (org_id, entry_id, version)
                WHERE is_current ORDER BY entry_id
                """);
    }

    /** What is listed now, by id. */
    List<String> listed() {
        return calCom.rows().stream()
                .sorted(Comparator.comparingLong(row -> row.path("id").asLong()))
                .map(ObjectNode::toString)
                .toList();
    }

    void assertTruth() throws SQLException {
        assertThat(published()).isEqualTo(listed());
    }

    @Override
    public void close() {
        calCom.close();
    }
}
