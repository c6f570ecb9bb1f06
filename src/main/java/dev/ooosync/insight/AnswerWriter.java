package dev.ooosync.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes an answer row by row, as it comes out of the warehouse. */
public interface AnswerWriter {

    /** Once, before the rows. */
    void columns(List<String> names);

    /** @param values a value per column: String, Boolean, a number, LocalDate, LocalDateTime, or null for NULL */
    void row(List<@Nullable Object> values);
}
