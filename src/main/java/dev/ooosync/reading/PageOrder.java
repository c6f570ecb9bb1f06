package dev.ooosync.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Anchored paging rests on pages that are ordered by id. Nothing promises that order ({@code calcom-api.md} 1.3). */
final class PageOrder {

    private PageOrder() {}

    /** What is wrong with the page's order, for people; null when ids increase strictly. */
    static @Nullable String violation(int skip, List<@Nullable Long> ids) {
        Long previous = null;
        for (int row = 0; row < ids.size(); row++) {
            Long id = ids.get(row);
            if (id == null) {
                return "the row at position %d has no readable id".formatted(skip + row);
            }
            if (previous != null && id <= previous) {
                return "the list is not ordered by id: %d follows %d at position %d"
                        .formatted(id, previous, skip + row);
            }
            previous = id;
        }
        return null;
    }
}
