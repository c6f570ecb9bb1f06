package dev.ooosync.insight;

import dev.ooosync.database.SqlFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comments that the SQL files give tables, views and columns. */
record WrittenComments(Map<String, String> comments) {

    private static final Pattern COMMENT =
            Pattern.compile("COMMENT ON (?:TABLE|VIEW|COLUMN) calcom\\.([a-z0-9_.]+) IS '((?:[^']|'')*)'");

    static WrittenComments ofSqlFiles() {
        Map<String, String> comments = new HashMap<>();
        for (String folder : List.of("schema", "models")) {
            SqlFiles.folder(folder).forEach(file -> {
                Matcher comment = COMMENT.matcher(file.text());
                while (comment.find()) {
                    comments.put(comment.group(1), comment.group(2).replace("''", "'"));
                }
            });
        }
        return new WrittenComments(comments);
    }

    /** @param name of a table or view, or of a column with its table: {@code ooo_day.reason} */
    String of(String name) {
        return comments.getOrDefault(name, "");
    }
}
