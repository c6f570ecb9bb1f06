package dev.ooosync.calcom;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One element of a page's {@code data} as Cal.com sent it, not yet judged: an entry ({@code calcom-api.md} 1.2) or a
 * user (5.1).
 *
 * @param id the row's id, or null when it is missing or no positive integer: such a row cannot be placed in the list
 * @param json the element as received, an object in every documented answer
 */
public record SentRow(@Nullable Long id, JsonNode json) {

    /** Reads the id of an element of {@code data}, whatever else it holds. */
    public static SentRow of(JsonNode json) {
        JsonNode id = json.path("id");
        boolean readable = id.isIntegralNumber() && id.canConvertToLong() && id.longValue() > 0;
        return new SentRow(readable ? id.longValue() : null, json);
    }
}
