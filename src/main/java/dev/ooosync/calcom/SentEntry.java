package dev.ooosync.calcom;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One element of a page's {@code data} as Cal.com sent it, not yet judged ({@code calcom-api.md} 1.2).
 *
 * @param id the entry's id, or null when it is missing or no positive integer: such a row cannot be placed in the list
 * @param json the element as received, an object in every documented answer
 */
public record SentEntry(@Nullable Long id, JsonNode json) {

    /** Reads the id of an element of {@code data}, whatever else it holds. */
    public static SentEntry of(JsonNode json) {
        JsonNode id = json.path("id");
        boolean readable = id.isIntegralNumber() && id.canConvertToLong() && id.longValue() > 0;
        return new SentEntry(readable ? id.longValue() : null, json);
    }
}
