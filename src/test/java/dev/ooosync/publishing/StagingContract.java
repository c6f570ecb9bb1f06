package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.SyncException;
import dev.ooosync.staging.InterruptedRun;
import dev.ooosync.staging.RejectedRow;
import dev.ooosync.staging.StagedEntry;
import dev.ooosync.staging.StagedReading;
import dev.ooosync.staging.StagedWatermark;
import dev.ooosync.staging.Staging;
import dev.ooosync.warehouse.LockHolder;
import dev.ooosync.warehouse.WarehouseSession;
import dev.ooosync.warehouse.WarehouseUnderTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How every warehouse stages. */
@SuppressWarnings("NullAway")
interface StagingContract {

    LocalDateTime AS_OF = LocalDateTime.of(2026, 11, 22, 3, 0);
    List<List<String>> ONE = List.of(List.of("1", "1"));

    WarehouseUnderTest target();

    private WarehouseSession lock() {
        return target().warehouse().lock(Instant.EPOCH);
    }

    private static StagedEntry staged(long id, @Nullable String text, @Nullable String payload) {
        return new StagedEntry(
                id, text, 1, null, AS_OF.toLocalDate(), AS_OF.toLocalDate(), 1, text, text, AS_OF, AS_OF, "h", payload);
    }

    private static StagedEntry staged(long id) {
        return staged(id, "text", "{}");
    }

    private static StagedWatermark at(long id) {
        return new StagedWatermark("ANCHORED", (int) id, id, null, id);
    }

    private void stageOne(String runId) {
        try (WarehouseSession session = lock();
                Staging staging = session.staging(WarehouseUnderTest.staged(runId, 17), AS_OF)) {
            staging.append(runId, List.of(staged(1)), List.of(), at(1));
        }
    }

    @Test
    default void staging_begins_as_an_empty_reading() {
        try (WarehouseSession session = lock()) {
            assertThat(session.stagedReading()).isEmpty();
            try (Staging staging = session.staging(WarehouseUnderTest.staged("run-a", 17), AS_OF)) {
                assertThat(staging.reading()).contains(new StagedReading("run-a", 17, AS_OF, 0, null));
            }
        }
    }

    @Test
    default void rows_and_watermark_outlive_the_session_and_the_same_run_goes_on() throws Exception {
        StagedWatermark doubtful = new StagedWatermark("SORTED", 2, null, "a 'doubt'", 7);
        try (WarehouseSession session = lock();
                Staging staging = session.staging(WarehouseUnderTest.staged("run-a", 17), AS_OF)) {
            staging.append("run-a", List.of(staged(1)), List.of(new RejectedRow(3L, "why", "{}")), doubtful);
        }
        try (WarehouseSession session = lock()) {
            assertThat(session.stagedReading()).contains(new StagedReading("run-a", 17, AS_OF, 2, doubtful));
            try (Staging staging = session.staging(WarehouseUnderTest.staged("run-a", 17), AS_OF.plusHours(1))) {
                assertThat(staging.reading()).contains(new StagedReading("run-a", 17, AS_OF, 2, doubtful));
                staging.append("run-a", List.of(staged(4)), List.of(), at(4));
            }
        }
        assertThat(target().staged("seq, entry_id", "ooo_entry")).containsExactly(List.of("1", "1"), List.of("3", "4"));
        assertThat(target().staged("seq, entry_id", "rejected_record")).containsExactly(List.of("2", "3"));
    }

    @Test
    default void a_chunk_that_fails_leaves_neither_rows_nor_watermark() throws Exception {
        try (WarehouseSession session = lock();
                Staging staging = session.staging(WarehouseUnderTest.staged("run-a", 17), AS_OF)) {
            staging.append("run-a", List.of(staged(1)), List.of(), at(1));
            assertThatThrownBy(() ->
                            staging.append("run-a", List.of(staged(2), staged(3, "text", null)), List.of(), at(3)))
                    .isInstanceOf(SyncException.class)
                    .hasMessageStartingWith("Staging failed");
            assertThatThrownBy(() -> staging.append(
                            "run-a", List.of(staged(2)), List.of(new RejectedRow(3L, null, "{}")), at(3)))
                    .isInstanceOf(SyncException.class);
            assertThatThrownBy(() -> staging.append("another run", List.of(staged(2)), List.of(), at(2)))
                    .hasMessageContaining("another run");
            assertThat(staging.reading().orElseThrow().watermark()).isEqualTo(at(1));
        }
        assertThat(target().staged("seq, entry_id", "ooo_entry")).isEqualTo(ONE);
        assertThat(target().staged("seq", "rejected_record")).isEmpty();
    }

    @Test
    default void another_run_empties_staging_and_discarding_removes_it() throws Exception {
        stageOne("run-a");
        stageOne("run-b");
        assertThat(target().staged("seq, entry_id", "ooo_entry")).isEqualTo(ONE);
        try (WarehouseSession session = lock()) {
            assertThat(session.stagedReading().orElseThrow().runId()).isEqualTo("run-b");
            session.discardStaging();
            assertThat(session.stagedReading()).isEmpty();
            session.discardStaging();
        }
    }

    /** A plan next to a run that was cut short. */
    @Test
    default void a_plan_stages_apart_and_what_one_has_left_is_removed_by_the_next_run() throws Exception {
        stageOne("run-a");
        LockHolder plan = LockContract.work("plan", 17, "test");
        for (int killed = 0; killed < 2; killed++) {
            try (WarehouseSession session = target().warehouse().lock(plan)) {
                assertThat(session.stagedReading().isPresent()).isEqualTo(killed == 1);
                try (Staging staging = session.staging(WarehouseUnderTest.staged("plan-" + killed, 17), AS_OF)) {
                    staging.append("plan-" + killed, List.of(staged(7), staged(8)), List.of(), at(8));
                    assertThat(staging.reading().orElseThrow().stagedRows()).isEqualTo(2);
                }
                assertThat(session.stagedReading().orElseThrow().runId()).isEqualTo("plan-" + killed);
            }
            assertThat(target().staged("seq, entry_id", "ooo_entry")).isEqualTo(ONE);
            assertThat(interrupted()).isEqualTo("run-a");
        }
        try (WarehouseSession session = lock()) {
            assertThat(session.stagedReading().orElseThrow().runId()).isEqualTo("run-a");
            session.staging(WarehouseUnderTest.staged("run-a", 17), AS_OF).close();
        }
        try (WarehouseSession session = target().warehouse().lock(plan)) {
            assertThat(session.stagedReading()).isEmpty();
        }
        assertThat(target().staged("seq, entry_id", "ooo_entry")).isEqualTo(ONE);
    }

    private String interrupted() {
        return target().warehouse().interrupted().orElseThrow().run().runId();
    }

    @Test
    default void what_a_run_has_left_is_seen_from_outside_and_stays_as_it_is() throws Exception {
        assertThat(target().warehouse().interrupted()).isEmpty();
        LocalDateTime before = LocalDateTime.now(ZoneOffset.UTC).minusSeconds(2);
        stageOne("run-a");

        for (int time = 0; time < 2; time++) {
            InterruptedRun found = target().warehouse().interrupted().orElseThrow();
            assertThat(found.run()).isEqualTo(WarehouseUnderTest.staged("run-a", 17));
            assertThat(found.stagedRows()).isEqualTo(1);
            assertThat(found.stagedAt())
                    .isBetween(before, LocalDateTime.now(ZoneOffset.UTC).plusSeconds(2));
        }
        try (WarehouseSession session = lock()) {
            assertThat(session.stagedReading().orElseThrow().runId()).isEqualTo("run-a");
            session.discardStaging();
        }
        assertThat(target().warehouse().interrupted()).isEmpty();
    }

    @Test
    default void staging_of_an_older_version_is_made_anew() throws Exception {
        stageOne("run-a");
        boolean file = target().settings().url().startsWith("jdbc:duckdb:");
        try (Connection connection = file
                        ? DriverManager.getConnection(target().settings().url() + ".staging")
                        : target().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE " + (file ? "" : "calcom_staging.") + "reading DROP COLUMN doubt");
        }
        try (WarehouseSession session = lock()) {
            assertThat(session.stagedReading()).isEmpty();
        }
        stageOne("run-a");
        assertThat(target().staged("seq, entry_id", "ooo_entry")).isEqualTo(ONE);
    }

    @Test
    default void a_kill_while_staging_was_begun_is_made_good() throws Exception {
        stageOne("run-a");
        boolean file = target().settings().url().startsWith("jdbc:duckdb:");
        try (Connection connection = file
                        ? DriverManager.getConnection(target().settings().url() + ".staging")
                        : target().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM " + (file ? "" : "calcom_staging.") + "reading");
            statement.execute("DROP TABLE " + (file ? "" : "calcom_staging.") + "rejected_record");
        }
        stageOne("run-a");
        assertThat(target().staged("seq, entry_id", "ooo_entry")).isEqualTo(ONE);
    }

    @Test
    default void texts_that_are_hard_to_store_come_back_as_they_were() throws Exception {
        List<String> hard = List.of(
                "'quoted' \"twice\" `thrice` $$ :name ? %s",
                "back\\slash \\\\ \\n \\t \\N \\x41 end\\",
                "\\N",
                "tab\tfeed\nreturn\rboth\r\n\n\b\f\u000B\u0001\u001F\u007F\u0085\u2028",
                "one\n\\.\ntwo",
                "\\.",
                "",
                " ",
                "\t",
                "null",
                "NULL",
                "\uD83D\uDE00 \uD83D\uDC68\u200D\uD83D\uDC69 \u00FC u\u0308 \u202E\uFEFF\uFFFF\uFFFD",
                "a long one, \uD83D\uDE00".repeat(100_000));
        List<StagedEntry> entries = new ArrayList<>();
        hard.forEach(text -> entries.add(staged(entries.size() + 1, text, text)));
        entries.add(staged(99, null, "{}"));
        try (WarehouseSession session = lock();
                Staging staging = session.staging(WarehouseUnderTest.staged("run-a", 17), AS_OF)) {
            staging.append("run-a", entries, List.of(new RejectedRow(null, hard.get(4), hard.get(1))), at(1));
        }
        List<List<String>> expected = new ArrayList<>();
        hard.forEach(text -> expected.add(List.of(text, text, text, text)));
        expected.add(List.of("null", "null", "null", "{}"));
        assertThat(target().staged("uuid, reason, notes, payload", "ooo_entry")).isEqualTo(expected);
        assertThat(target().staged("entry_id, reason, payload", "rejected_record"))
                .containsExactly(List.of("null", hard.get(4), hard.get(1)));
    }
}
