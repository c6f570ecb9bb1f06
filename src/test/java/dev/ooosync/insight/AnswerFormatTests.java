package dev.ooosync.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerFormatTests {

    @Test
    void csv_is_that_of_the_standard_and_tells_null_from_an_empty_text() {
        assertThat(written(AnswerFormat.CSV, List.of("a", "b,c"), row("x", null), row("", "say \"ü\",\nor not")))
                .isEqualTo("a,\"b,c\"\r\nx,\r\n\"\",\"say \"\"ü\"\",\nor not\"\r\n");
    }

    @Test
    void numbers_days_and_times_are_plain_in_csv() {
        assertThat(written(
                        AnswerFormat.CSV,
                        List.of("n", "d", "t", "b", "x"),
                        row(
                                -5L,
                                LocalDate.of(2026, 11, 3),
                                LocalDateTime.of(2026, 11, 3, 0, 0),
                                true,
                                new BigDecimal("1E+3"))))
                .isEqualTo("n,d,t,b,x\r\n-5,2026-11-03,2026-11-03T00:00:00,true,1000\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠SUM(A1)"})
    void a_text_that_a_spreadsheet_would_run_is_kept_from_it_in_csv_and_left_alone_in_json(String formula) {
        assertThat(written(AnswerFormat.CSV, List.of("a"), row(formula))).isEqualTo("a\r\n\"'" + formula + "\"\r\n");
        assertThat(written(AnswerFormat.JSON, List.of("a"), row(formula)))
                .isEqualTo("[\n{\"a\": \"" + formula.replace("\t", "\\t").replace("\r", "\\r") + "\"}\n]\n");
    }

    @Test
    void json_has_numbers_as_numbers_and_null_as_null() {
        assertThat(written(
                        AnswerFormat.JSON,
                        List.of("n", "x", "d", "t", "b", "z", "s"),
                        row(
                                5,
                                new BigDecimal("33.30"),
                                LocalDate.of(2026, 11, 3),
                                LocalDateTime.MIN,
                                false,
                                null,
                                "\u001b[2J")))
                .startsWith("[\n{\"n\": 5, \"x\": 33.30, \"d\": \"2026-11-03\", \"t\": \"-999999999-01-01T00:00:00\",")
                .endsWith("\"b\": false, \"z\": null, \"s\": \"\\u001B[2J\"}\n]\n");
    }

    @Test
    void an_answer_without_rows_is_a_header_or_an_empty_array() {
        assertThat(written(AnswerFormat.CSV, List.of("a", "b"))).isEqualTo("a,b\r\n");
        assertThat(written(AnswerFormat.JSON, List.of("a", "b")).replaceAll("\\s", ""))
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @EnumSource
    void a_large_answer_is_handed_on_as_it_comes(AnswerFormat format) {
        AtomicLong arrived = new AtomicLong();
        try (AnswerFormat.Writing writing = format.to(counting(arrived, Long.MAX_VALUE))) {
            writing.columns(List.of("a"));
            for (int row = 0; row < 10_000; row++) {
                writing.row(row("ten letter"));
            }

            assertThat(arrived.get()).isGreaterThan(80_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_cannot_be_written_is_not_lost_silently(AnswerFormat format) {
        assertThatThrownBy(() -> {
                    try (AnswerFormat.Writing writing = format.to(counting(new AtomicLong(), 20))) {
                        writing.columns(List.of("a"));
                        writing.row(row("a text of more than twenty bytes"));
                    }
                })
                .isInstanceOfSatisfying(
                        SyncException.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(Remedy.FREE_DISK))
                .hasMessage("The answer cannot be written: no space left.");
    }

    private static OutputStream counting(AtomicLong arrived, long room) {
        return new OutputStream() {
            @Override
            public void write(int letter) throws IOException {
                if (arrived.incrementAndGet() > room) {
                    throw new IOException("no space left");
                }
            }
        };
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static String written(AnswerFormat format, List<String> columns, List<@Nullable Object>... rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AnswerFormat.Writing writing = format.to(out)) {
            writing.columns(columns);
            Arrays.stream(rows).forEach(writing::row);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }
}
