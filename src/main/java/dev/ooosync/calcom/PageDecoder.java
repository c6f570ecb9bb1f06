package dev.ooosync.calcom;

import dev.ooosync.failure.Remedy;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the body of a 200: {@code {"status": "success", "data": […]}} ({@code calcom-api.md} 1.2). Nothing of such a
 * body ever reaches a message, for it holds notes; so Jackson's exceptions, which quote it, end here.
 */
final class PageDecoder {

    /** A body with a duplicate key is invalid: the second "data" would silently replace the first. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private PageDecoder() {}

    /** The elements of {@code data}, of whatever kind they are. */
    static List<JsonNode> data(Answer answer) throws AttemptFailure {
        JsonNode body = json(answer);
        if (!body.isObject()) {
            throw undocumented(kind(body) + " instead of an object");
        }
        String status = body.path("status").isString() ? body.path("status").stringValue() : "";
        if (status.equals("error")) {
            throw AttemptFailure.passing(Remedy.INVESTIGATE, "200 with \"status\": \"error\" in its body");
        }
        JsonNode data = body.path("data");
        if (!data.isArray()) {
            throw undocumented("\"data\" is " + kind(data) + " instead of an array");
        }
        if (!status.equals("success")) {
            throw undocumented("\"status\" is not \"success\"");
        }
        List<JsonNode> elements = new ArrayList<>(data.size());
        data.forEach(elements::add);
        return elements;
    }

    /** A user's row; an unreadable one would leave a scope open. */
    static SentUser user(JsonNode row) throws AttemptFailure {
        JsonNode id = row.path("id");
        JsonNode email = row.path("email");
        boolean readable = id.isIntegralNumber()
                && id.canConvertToLong()
                && id.longValue() > 0
                && email.isString()
                && !email.stringValue().isBlank();
        if (!readable) {
            throw undocumented("a user without a readable \"id\" or \"email\"");
        }
        return new SentUser(id.longValue(), email.stringValue());
    }

    private static JsonNode json(Answer answer) throws AttemptFailure {
        try {
            JsonNode body = MAPPER.readTree(answer.body());
            if (!body.isMissingNode()) {
                return body;
            }
            throw AttemptFailure.passing(Remedy.INVESTIGATE, "200 with an empty body");
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String where = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw AttemptFailure.passing(
                    Remedy.INVESTIGATE,
                    "200 with a body that is not JSON (" + answer.mediaType() + ", " + answer.body().length + " bytes"
                            + where + ")");
        }
    }

    private static AttemptFailure undocumented(String found) {
        return AttemptFailure.lasting(Remedy.INVESTIGATE, "200 with JSON that is not as documented: " + found);
    }

    private static String kind(JsonNode node) {
        return node.isMissingNode() ? "missing" : "of type " + node.getNodeType();
    }
}
