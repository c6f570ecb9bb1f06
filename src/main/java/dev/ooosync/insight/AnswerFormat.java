package dev.ooosync.insight;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/** The formats for other programs: every row of an answer, written as it comes, in UTF-8. */
public enum AnswerFormat {
    /**
     * RFC 4180 with a header. NULL is an empty field, an empty text is {@code ""}. A text that a spreadsheet would run as a
     * formula gets an apostrophe before it; JSON has it unchanged.
     */
    CSV("") {
        @Override
        SequenceWriter begin(List<String> columns, OutputStream out) {
            CsvSchema.Builder schema = CsvSchema.builder()
                    .setUseHeader(true)
                    .setLineSeparator("\r\n")
                    .setNullValue("");
            columns.forEach(schema::addColumn);
            return CSV_MAPPER.writer(schema.build()).writeValues(out);
        }

        @Override
        @Nullable
        Object value(@Nullable Object value) {
            return value instanceof String text && text.matches("(?s)[=+\\-@\uff1d\uff0b\uff0d\uff20\\t\\r].*")
                    ? "'" + text
                    : value;
        }
    },
    /** An array of objects, one a line. Numbers are numbers, NULL is null, days and times are ISO 8601. */
    JSON("\n") {
        @Override
        SequenceWriter begin(List<String> columns, OutputStream out) {
            return JSON_WRITER.writeValuesAsArray(out);
        }

        @Override
        @Nullable
        Object value(@Nullable Object value) {
            return value;
        }
    };

    private static final String BOM = "\ufeff";

    private static final CsvMapper CSV_MAPPER = CsvMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(CsvWriteFeature.ALWAYS_QUOTE_EMPTY_STRINGS)
            .build();

    private static final ObjectWriter JSON_WRITER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build()
            .writer()
            .with(new DefaultPrettyPrinter(new Separators()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEntrySpacing(Separators.Spacing.AFTER))
                    .withArrayIndenter(new DefaultIndenter("", "\n"))
                    .withObjectIndenter(DefaultPrettyPrinter.NopIndenter.instance()));

    private final String end;

    /** @param end the text after the last row */
    AnswerFormat(String end) {
        this.end = end;
    }

    abstract SequenceWriter begin(List<String> columns, OutputStream out);

    abstract @Nullable Object value(@Nullable Object value);

    /** A writer that ends the answer and closes the stream when it is closed. */
    public Writing to(OutputStream out) {
        return to(out, false);
    }

    /** @param bom whether a byte order mark goes before the answer */
    public Writing to(OutputStream out, boolean bom) {
        return new Writing(this, out, bom);
    }

    /** One answer on its way out. Each method fails with {@link Remedy#FREE_DISK} when the stream takes no more. */
    public static final class Writing implements AnswerWriter, AutoCloseable {

        private final AnswerFormat format;
        private final OutputStream out;
        private final boolean bom;
        private List<String> columns = List.of();
        private @Nullable SequenceWriter writer;

        private Writing(AnswerFormat format, OutputStream out, boolean bom) {
            this.bom = bom;
            this.format = format;
            this.out = out;
        }

        @Override
        public void columns(List<String> names) {
            columns = names;
            try {
                out.write(bom ? BOM.getBytes(StandardCharsets.UTF_8) : new byte[0]);
            } catch (IOException e) {
                throw failure(e);
            }
            writer = format.begin(names, out);
        }

        @Override
        public void row(List<@Nullable Object> values) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int index = 0; index < columns.size(); index++) {
                row.put(columns.get(index), format.value(plain(values.get(index))));
            }
            try {
                Objects.requireNonNull(writer).write(row);
            } catch (JacksonIOException e) {
                throw failure(e);
            }
        }

        private static @Nullable Object plain(@Nullable Object value) {
            if (value instanceof LocalDateTime time) {
                return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
            }
            return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
        }

        @Override
        public void close() {
            try (out) {
                if (writer != null) {
                    writer.close();
                    out.write(format.end.getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException | JacksonIOException e) {
                throw failure(e);
            }
        }

        private static SyncException failure(Exception e) {
            return new SyncException(
                    Remedy.FREE_DISK,
                    "The answer cannot be written: "
                            + (e instanceof JacksonIOException io ? io.getOriginalMessage() : e.getMessage()) + ".",
                    e);
        }
    }
}
