package dev.ooosync.calcom;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One element of a page's {@code data} as Cal.com sent it, not yet judged: an entry ({@code calcom-api.md} 1.2), a
 * user (5.1), a membership (5.3, 5.4) or a team (5.4).
 *
 * @param id the row's id, or null when it is missing or no positive integer: such a row cannot be placed in the list
 * @param json the element as received, an object in every documented answer
 */
public record SentRow(@Nullable Long id, JsonNode json) {

    /** Reads the id of an element of {@code data}, whatever else it holds. */
    public static SentRow of(JsonNode json) {
        return new SentRow(positive(json.path("id")), json);
    }

    /** Whose entry it is; null when that is missing or no positive integer. */
    public @Nullable Long userId() {
        return positive(json.path("userId"));
    }

    private static @Nullable Long positive(JsonNode number) {
        boolean readable = number.isIntegralNumber() && number.canConvertToLong() && number.longValue() > 0;
        return readable ? number.longValue() : null;
    }
}
