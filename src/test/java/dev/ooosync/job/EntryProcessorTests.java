package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.calcom.SentRow;
import dev.ooosync.calcom.Traffic;
import dev.ooosync.failure.SyncException;
import dev.ooosync.reading.ReadEntry;
import dev.ooosync.reading.Sweep;
import dev.ooosync.reading.Watermark;
import dev.ooosync.settings.SyncSettings.Privacy;
import dev.ooosync.staging.RejectedRow;
import dev.ooosync.staging.StagedEntry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EntryProcessorTests {

    private static final Privacy KEEP = new Privacy(Privacy.Notes.KEEP, Privacy.Reason.KEEP);
    private static final Privacy OMIT = new Privacy(Privacy.Notes.OMIT, Privacy.Reason.MASK_SICK);
    private static final String ROW = """
            {"userId":5,"toUserId":null,"id":1,"uuid":"u","start":"2026-12-01T00:00:00.000Z",\
            "end":"2026-12-03T23:59:59.999Z","notes":"quokka","reason":"sick"}""";

    private static ProcessedEntry process(Privacy privacy, @Nullable Long scope, String json) {
        JsonNode node = JsonMapper.shared().readTree(json);
        return new EntryProcessor(privacy, scope, new ReadingLog(() -> new Traffic(0, 0, 0, Duration.ZERO)))
                .process(new ReadEntry(SentRow.of(node), new Watermark(Sweep.ANCHORED, 0, 1L, null, 1)));
    }

    private static StagedEntry entry(String json) {
        ProcessedEntry processed = process(KEEP, null, json);
        assertThat(processed.reject()).isNull();
        return Objects.requireNonNull(processed.entry());
    }

    private static RejectedRow reject(String json) {
        ProcessedEntry processed = process(KEEP, null, json);
        assertThat(processed.entry()).isNull();
        return Objects.requireNonNull(processed.reject());
    }

    @Test
    void a_row_as_documented_becomes_an_entry() {
        StagedEntry entry = entry(ROW);
        assertThat(entry)
                .isEqualTo(new StagedEntry(
                        1,
                        "u",
                        5,
                        null,
                        LocalDate.of(2026, 12, 1),
                        LocalDate.of(2026, 12, 3),
                        3,
                        "sick",
                        "quokka",
                        LocalDateTime.of(2026, 12, 1, 0, 0),
                        LocalDateTime.of(2026, 12, 3, 23, 59, 59, 999_000_000),
                        entry.contentHash(),
                        ROW));
        assertThat(entry.toString()).doesNotContain("quokka");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-12-01T00:00:00Z          | 2026-12-01T00:00",
                "2026-12-01T00:00Z             | 2026-12-01T00:00",
                "2026-12-01T14:00:00+14:00     | 2026-12-01T00:00",
                "2026-11-30T20:00:00.000-04:00 | 2026-12-01T00:00",
                "2026-12-01T00:00:00.000999Z   | 2026-12-01T00:00",
                "9999-12-31T23:59:59.999Z      | 9999-12-31T23:59:59.999",
                "0001-01-01T00:00:00.000Z      | 0001-01-01T00:00",
            })
    void a_time_is_kept_as_its_wall_time_in_utc(String sent, LocalDateTime stored) {
        assertThat(entry(ROW.replace("2026-12-01T00:00:00.000Z", sent)).startAsSent())
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-12-01T00:00:00.000Z",
                "2026-12-01T00:00:00.000z",
                "2026-12-01t00:00:00.000Z",
                "2026-12-01T00:00:00.0Z",
                "2026-12-01T00:00:00.123456789Z",
                "2026-12-01T00:00:00Z",
                "2026-12-01T00:00Z",
                "2026-12-01T00:00:00.000",
                "2026-12-01T00:00:00",
                "2026-12-01T00:00",
                "2026-12-01",
                "2026-12-01T00:00:00+02:00",
                "2026-12-01T00:00:00.000+0200",
                "2026-12-01T00:00:00+02",
                "2026-12-01T00:00+14:00",
                "2026-12-01T00:00:00-11:00",
                "2026-12-01T00:00:00+00:00",
                "2026-12-01T00:00:00-00:00",
                "2026-12-01T09:30:00Z",
                "2026-12-01T23:59:59.999Z",
                "2026-12-01T23:59:59.9999999Z",
                "2026-12-01T23:59:59-11:00",
            })
    void the_day_as_written_counts_in_every_shape(String sent) {
        StagedEntry first = entry(ROW.replace("2026-12-01T00:00:00.000Z", sent));
        assertThat(first.startDate()).isEqualTo("2026-12-01");
        assertThat(first.calendarDays()).isEqualTo(3);
        StagedEntry last = entry(ROW.replace("2026-12-01T", "2026-11-30T").replace("2026-12-03T23:59:59.999Z", sent));
        assertThat(last.endDate()).isEqualTo("2026-12-01");
        assertThat(last.calendarDays()).isEqualTo(2);
    }

    @Test
    void a_day_that_is_another_one_in_utc_is_part_of_the_content_and_no_other_hash_changes() {
        String offset = ROW.replace("2026-12-01T00:00:00.000Z", "2026-12-01T00:00:00+02:00");
        String utc = ROW.replace("2026-12-01T00:00:00.000Z", "2026-11-30T22:00:00Z");
        assertThat(entry(offset).startAsSent()).isEqualTo(entry(utc).startAsSent());
        assertThat(entry(offset).contentHash()).isNotEqualTo(entry(utc).contentHash());
        assertThat(entry(ROW).contentHash())
                .as("as version 0.1.0 made it")
                .isEqualTo("v1:kk:78fa4d2fa3732c85002f372e8f83b71ac3cb6c3283ad0da63a4ff46d94a9dcc0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+10000-01-01T00:00:00.000Z",
                "0000-12-31T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59-01:00",
                "+999999999-12-31T23:59:59-18:00",
                "2026-12-01T24:00:00Z",
                "2026-12-01T24:00",
                "2026-12-01T",
                "2026-12-01Z",
                "2026-12-01T00",
                "2026-12-01T00:00:60Z",
                "2026-12-01T00:00:00+19:00",
                "2026-12-01T00:00:00+02:00[Europe/Berlin]",
                "2026-W49-2",
                "20261201",
                "01.12.2026",
                "1796083200000",
                "2026-02-30T00:00:00Z",
                "2026-02-30",
                " 2026-12-01",
                "quokka",
                ""
            })
    void a_time_that_is_none_rejects_the_row_without_repeating_it(String sent) {
        RejectedRow reject = reject(ROW.replace("2026-12-01T00:00:00.000Z", sent));
        assertThat(reject.id()).isEqualTo(1);
        assertThat(reject.reason()).startsWith("start: ").doesNotContain("quokka");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"id\":1      | \"id\":null      | id: missing",
                "\"id\":1      | \"id\":\"1\"     | id: expected a positive integer, found a string",
                "\"id\":1      | \"id\":0         | id: expected a positive integer, found the number 0",
                "\"id\":1      | \"id\":1.0       | id: expected a positive integer, found the number 1.0",
                "\"id\":1      | \"id\":99999999999999999999 | id: expected a positive integer, found the number 99999999999999999999",
                "\"userId\":5  | \"user\":5       | userId: missing",
                "\"userId\":5  | \"userId\":[5]   | userId: expected a positive integer, found an array",
                "\"toUserId\":null | \"toUserId\":-1 | toUserId: expected a positive integer, found the number -1",
                "\"uuid\":\"u\" | \"uuid\":{}     | uuid: expected a text, found an object",
                "\"reason\":\"sick\" | \"reason\":true | reason: expected a text, found a boolean",
                "\"start\":\"2026-12-01T00:00:00.000Z\" | \"begin\":1 | start: missing",
                "\"start\":\"2026-12-01T00:00:00.000Z\" | \"start\":1 | start: expected a text, found a number",
                "\"notes\":\"quokka\" | \"notes\":4711 | notes: expected a text, found a number",
            })
    void a_field_of_another_kind_rejects_the_row(String sent, String found, String reason) {
        assertThat(reject(ROW.replace(sent, found)).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "\"quokka\"", "[]", "{}"})
    void an_element_that_is_no_entry_is_rejected(String json) {
        RejectedRow reject = reject(json);
        assertThat(reject.id()).isNull();
        assertThat(reject.payload()).isEqualTo(json);
    }

    @Test
    void optional_fields_may_be_missing() {
        StagedEntry entry = entry("""
                {"userId":5,"id":1,"start":"2026-12-01T00:00:00.000Z","end":"2026-12-01T23:59:59.999Z"}""");
        assertThat(entry.uuid()).isNull();
        assertThat(entry.reason()).isNull();
        assertThat(entry.notes()).isNull();
        assertThat(entry.calendarDays()).isEqualTo(1);
    }

    @Test
    void an_entry_that_starts_after_it_ends_has_no_days() {
        assertThat(entry(ROW.replace("2026-12-01T", "2026-12-09T")).calendarDays())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quokka | a\\ud83db     | notes: holds half a surrogate pair, which cannot be stored",
                "quokka | \\ude00\\ud83d | notes: holds half a surrogate pair, which cannot be stored",
                "quokka | a\\u0000b     | notes: holds the character U+0000, which cannot be stored",
                "sick   | \\u0000       | reason: holds the character U+0000, which cannot be stored",
            })
    void a_text_that_not_every_warehouse_can_store_rejects_the_row(String sent, String found, String reason) {
        RejectedRow reject = reject(ROW.replace(sent, found));
        assertThat(reject.reason()).isEqualTo(reason);
        assertThat(reject.id()).isEqualTo(1);
        assertThat(reject.payload()).isEqualToIgnoringCase(ROW.replace(sent, found));
    }

    @Test
    void a_whole_surrogate_pair_is_a_letter() {
        assertThat(entry(ROW.replace("quokka", "\\ud83d\\ude00")).notes()).isEqualTo("\uD83D\uDE00");
    }

    @Test
    void what_cannot_be_stored_in_an_unknown_field_stands_escaped_in_the_payload() {
        String json = ROW.replace("{", "{\"new\":\"\\u0000\\ud83d\",");
        assertThat(entry(json).payload()).isEqualTo(json);
    }

    @Test
    void an_unknown_field_stays_in_the_payload_and_changes_no_hash() {
        StagedEntry more = entry(ROW.replace("{", "{\"new\":[1,{\"x\":null}],"));
        assertThat(more.payload()).contains("\"new\":[1,{\"x\":null}]");
        assertThat(more.contentHash()).isEqualTo(entry(ROW).contentHash());
    }

    @Test
    void omitted_notes_are_in_no_column_and_no_payload_however_they_are_spelled() {
        String json = ROW.replace(
                "{",
                "{\"Notes\":\"quokka\",\"internalNote\":[\"quokka\"],\"deep\":[{\"a\":{\"NOTE_text\":\"quokka\"}}],");
        ProcessedEntry entry = process(OMIT, null, json);
        assertThat(Objects.requireNonNull(entry.entry()).notes()).isNull();
        assertThat(entry.entry().payload()).doesNotContain("quokka").contains("deep", "userId");
        ProcessedEntry reject = process(OMIT, null, json.replace("\"userId\":5", "\"userId\":0"));
        assertThat(Objects.requireNonNull(reject.reject()).payload()).doesNotContain("quokka");
        for (String bare : List.of("\"quokka\"", "[\"quokka\"]", "[{\"notes\":\"quokka\"}]")) {
            assertThat(Objects.requireNonNull(process(OMIT, null, bare).reject())
                            .payload())
                    .doesNotContain("quokka");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sick", "Sick", "SICK"})
    void sick_is_masked_in_column_and_payload(String sent) {
        StagedEntry entry = Objects.requireNonNull(
                process(OMIT, null, ROW.replace("sick", sent)).entry());
        assertThat(entry.reason()).isEqualTo("unspecified");
        assertThat(entry.payload()).doesNotContainIgnoringCase("sick");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Reason\":\"sick\"", "\"reason\":[\"sick\"]", "\"reason\":{\"code\":\"SICK\"}"})
    void sick_is_masked_in_rejects_of_another_shape_too(String field) {
        ProcessedEntry reject = process(OMIT, null, ROW.replace("\"reason\":\"sick\"", field + ",\"id\":0"));
        assertThat(Objects.requireNonNull(reject.reject()).payload()).doesNotContainIgnoringCase("sick");
    }

    @Test
    void an_entry_of_somebody_else_ends_a_scoped_run() {
        assertThat(process(KEEP, 5L, ROW).entry()).isNotNull();
        assertThatThrownBy(() -> process(KEEP, 6L, ROW))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("user 5");
    }

    @Test
    void the_hash_tells_every_stored_field_apart() {
        List<String> variants = List.of(
                ROW,
                ROW.replace("\"u\"", "null"),
                ROW.replace("\"u\"", "\"\""),
                ROW.replace("\"u\"", "\"-\""),
                ROW.replace("\"userId\":5", "\"userId\":6"),
                ROW.replace("\"toUserId\":null", "\"toUserId\":6"),
                ROW.replace("2026-12-01T00", "2026-12-02T00"),
                ROW.replace("59.999Z", "59.998Z"),
                ROW.replace("quokka", ""),
                ROW.replace("\"quokka\"", "null"),
                ROW.replace("\"sick\"", "null"),
                ROW.replace("\"quokka\",\"reason\":\"sick\"", "\"sick\",\"reason\":\"quokka\""),
                ROW.replace("quokka", "quokkasick").replace("\"sick\"", "\"\""));
        assertThat(variants.stream().map(row -> entry(row).contentHash())).doesNotHaveDuplicates();
        assertThat(entry(ROW).contentHash()).startsWith("v1:kk:").hasSize(6 + 64);
        assertThat(ContentHash.prefix(OMIT)).isEqualTo("v1:om:");
    }
}
