package dev.ooosync.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question with its answer.
 *
 * @param name the file's name in {@code sql/queries/}, without folder and extension
 * @param title the question in words
 * @param sql the statement as a person would type it
 * @param columns names
 * @param rows values as text, null for NULL; the first ones only, when there are many
 * @param totalRows how many rows the whole answer has
 */
public record QueryAnswer(
        String name,
        String title,
        String sql,
        List<String> columns,
        List<List<@Nullable String>> rows,
        long totalRows) {}
