package dev.ooosync.publishing;

import dev.ooosync.export.ExportResult;
import dev.ooosync.export.ParquetExport;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.staging.RejectedRow;
import dev.ooosync.staging.StagedEntry;
import dev.ooosync.staging.StagedResource;
import dev.ooosync.staging.StagedWatermark;
import dev.ooosync.staging.Staging;
import dev.ooosync.verdict.Cause;
import dev.ooosync.verdict.Confirmation;
import dev.ooosync.verdict.Confirmation.Gone;
import dev.ooosync.verdict.Verdict;
import dev.ooosync.warehouse.WarehouseSession;
import dev.ooosync.warehouse.WarehouseUnderTest;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** A warehouse that is published to without any HTTP: rows are staged by hand. */
public final class PublishingFixture {

    static final List<String> DATA = List.of(
            "ooo_entry",
            "ooo_entry_history",
            "ooo_entry_payload",
            "ooo_entry_day",
            "ooo_day",
            "calendar_day",
            "schema_file");

    private final WarehouseUnderTest target;
    private final int rejectLimitPercent;
    int rejectLimitRows = 5;
    /** Where Parquet files go; null for nowhere. */
    public Path export;

    private ExportResult exported;
    Instant now = Instant.parse("2026-11-22T03:00:00.500Z");
    RunHeader.Mode mode = RunHeader.Mode.FULL;
    /** What Cal.com's answers say against the reading. */
    String contradiction;

    LongFunction<Cause> causes = id -> Cause.UNCONFIRMED;

    /** What is read beside the entries. */
    List<StagedResource> resources = List.of();

    public PublishingFixture(WarehouseUnderTest target, int rejectLimitPercent) {
        this.target = target;
        this.rejectLimitPercent = rejectLimitPercent;
    }

    private SyncSettings settings() {
        Duration time = Duration.ofSeconds(10);
        return new SyncSettings(
                "test",
                new SyncSettings.CalCom(
                        URI.create("http://127.0.0.1"), 17, null, null, null, null, null, null, time, time, time),
                new SyncSettings.Reading(250, 4, 5000, Duration.ofHours(6), null, null, null, null),
                SyncSettings.Resources.NONE,
                target.settings(),
                new SyncSettings.Publishing(
                        Duration.ofHours(1), Duration.ofHours(72), rejectLimitPercent, rejectLimitRows, export),
                new SyncSettings.Privacy(SyncSettings.Privacy.Notes.KEEP, SyncSettings.Privacy.Reason.KEEP),
                Path.of("run-store"));
    }

    private WarehouseSession lock() {
        return target.warehouse().lock(now);
    }

    private Publication publication(WarehouseSession session) {
        return new Publication(session, settings(), new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
    }

    LocalDateTime utc() {
        return LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    }

    RunHeader header(String runId, long orgId) {
        return new RunHeader(runId, "test", orgId, mode, null, utc(), "test");
    }

    void stage(String runId, long orgId, List<StagedEntry> entries, List<RejectedRow> rejects) {
        try (WarehouseSession session = lock();
                Staging staging = session.staging(WarehouseUnderTest.staged(runId, orgId), utc())) {
            staging.append(runId, entries, rejects, new StagedWatermark("ANCHORED", 1, 1L, null, 1));
            resources.forEach(staging.resources()::append);
        }
    }

    /** Goes on with a reading: rows that a later page brought. */
    void stageMore(String runId, long orgId, List<StagedEntry> entries, List<RejectedRow> rejects) {
        try (WarehouseSession session = lock();
                Staging staging = session.staging(WarehouseUnderTest.staged(runId, orgId), utc())) {
            staging.append(runId, entries, rejects, new StagedWatermark("ANCHORED", 2, 1L, null, 1));
        }
    }

    /** Publishes what is staged; nothing may be staged at all. */
    public RunResult publish(String runId, long orgId, boolean complete, String hashPrefix) {
        try (WarehouseSession session = lock()) {
            RunHeader header = header(runId, orgId);
            ReadingResult reading =
                    new ReadingResult(utc(), complete ? Verdict.complete("because") : Verdict.unproven("because"), 1);
            RunResult result = publication(session)
                    .publish(header, reading, confirmation(session, header, reading), RunDetail.NONE, hashPrefix);
            exported = ParquetExport.of(session, settings(), header, result);
            return result;
        }
    }

    /** How the export after the last publish ended. */
    public ExportResult exported() {
        return exported;
    }

    /** What Cal.com would have said of each entry that disappeared. */
    private Confirmation confirmation(WarehouseSession session, RunHeader header, ReadingResult reading) {
        if (contradiction != null) {
            return new Confirmation(List.of(), contradiction, 3);
        }
        ClosingCandidates candidates = new ClosingCandidates(session, settings());
        List<Gone> gone = candidates.find(header, reading).stream()
                .map(entry -> entry.because(causes.apply(entry.entryId())))
                .toList();
        return new Confirmation(gone, null, 0);
    }

    /** Releases what the newest run holds. */
    Approval.Released approve(String runId) {
        try (WarehouseSession session = lock()) {
            return new Approval(session, "test", 17).release(runId, "ada");
        }
    }

    /** Takes a release back. */
    Approval.Released revoke(String runId) {
        try (WarehouseSession session = lock()) {
            return new Approval(session, "test", 17).revoke(runId, "bob");
        }
    }

    /** Notes that a run failed; {@code since} is when this attempt began. */
    void noteFailure(String runId, String message, LocalDateTime since) {
        try (WarehouseSession session = lock()) {
            publication(session).record(header(runId, 17), "failed", message, since);
        }
    }

    public RunResult run(String runId, long orgId, List<StagedEntry> entries, RejectedRow... rejects) {
        stage(runId, orgId, entries, List.of(rejects));
        return publish(runId, orgId, true, "v1:kk:");
    }

    /** A query's rows in text, sorted. */
    List<List<String>> rows(String sql) throws SQLException {
        return sorted(target.rows(sql));
    }

    private static List<List<String>> sorted(List<List<String>> rows) {
        return rows.stream().sorted(Comparator.comparing(Object::toString)).toList();
    }

    Map<String, List<List<String>>> rows(Collection<String> tables, String condition) throws SQLException {
        Map<String, List<List<String>>> rows = new TreeMap<>();
        try (Connection connection = target.connect()) {
            for (String table : tables) {
                String sql = "SELECT * FROM calcom." + table + " " + condition;
                rows.put(table, sorted(WarehouseUnderTest.rows(connection, sql)));
            }
        }
        return rows;
    }

    /** All rows of all tables but the ledger's. */
    Map<String, List<List<String>>> dump() throws SQLException {
        return rows(DATA, "");
    }

    /** All rows of people, teams and memberships. */
    Map<String, List<List<String>>> people() throws SQLException {
        return rows(List.of("org_user_history", "team_history", "team_member_history", "user_attribute_history"), "");
    }

    /** Changes what is published behind the job's back. */
    void tamper(String... statements) throws Exception {
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }
}
