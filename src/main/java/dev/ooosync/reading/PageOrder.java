package dev.ooosync.reading;

import dev.ooosync.calcom.SentRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Anchored paging rests on pages that are ordered by id. Nothing promises that order ({@code calcom-api.md} 1.3). */
final class PageOrder {

    private PageOrder() {}

    /** The ids in the order received, null for a row without a readable one. */
    static List<@Nullable Long> ids(List<SentRow> page) {
        // A list that may hold null: List.of and Stream.toList would not do.
        List<@Nullable Long> ids = new ArrayList<>(page.size());
        page.forEach(row -> ids.add(row.id()));
        return ids;
    }

    /** Which row cannot be placed, as a sentence; null when all have a readable id. */
    static @Nullable String unreadable(int skip, List<@Nullable Long> ids) {
        int row = ids.indexOf(null);
        return row < 0 ? null : "the row at position %d has no readable id".formatted(skip + row);
    }

    /** What is wrong with the order of a page whose ids are readable, as a sentence; null when they increase strictly. */
    static @Nullable String violation(int skip, List<@Nullable Long> ids) {
        Long previous = null;
        for (int row = 0; row < ids.size(); row++) {
            Long id = ids.get(row);
            if (previous != null && id != null && id <= previous) {
                return "%d follows %d at position %d".formatted(id, previous, skip + row);
            }
            previous = id;
        }
        return null;
    }
}
