package dev.ooosync.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one field of an entry changed. For notes it says only that they changed: they are for the warehouse, and
 * not for screens.
 *
 * @param field as its column is called
 */
public record FieldChange(String field, String before, String after) {

    private static final List<String> FIELDS = List.of(
            "user_id", "to_user_id", "start_date", "end_date", "reason", "uuid", "start_as_sent", "end_as_sent");

    /** Compares two rows of an entry by their columns; one that is missing is null. */
    public static List<FieldChange> between(Map<String, Object> before, Map<String, Object> after) {
        List<FieldChange> changes = new ArrayList<>();
        for (String field : FIELDS) {
            if (!Objects.equals(before.get(field), after.get(field))) {
                changes.add(new FieldChange(field, text(before.get(field)), text(after.get(field))));
            }
        }
        if (!Objects.equals(before.get("notes"), after.get("notes"))) {
            changes.add(new FieldChange("notes", kept(before.get("notes")), kept(after.get("notes"))));
        }
        return changes;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "none" : value.toString();
    }

    private static String kept(@Nullable Object notes) {
        return notes == null ? "none" : "(text)";
    }

    @Override
    public String toString() {
        return field + ": " + before + " -> " + after;
    }
}
