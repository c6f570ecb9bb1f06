package dev.ooosync.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The bodies of {@code calcom-api.md} 1.2 and 3, byte for byte. */
final class Envelopes {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Envelopes() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** {@code {"status":"success","data":[...]}}. */
    static Response success(List<ObjectNode> rows) {
        ObjectNode envelope = object().put("status", "success");
        ArrayNode data = envelope.putArray("data");
        rows.forEach(data::add);
        return Response.json(200, MAPPER.writeValueAsBytes(envelope), rows.size());
    }

    /** {@code {"status":"success","data":{...}}}. */
    static Response success(ObjectNode data) {
        ObjectNode envelope = object().put("status", "success");
        envelope.set("data", data);
        return Response.json(200, MAPPER.writeValueAsBytes(envelope), 0);
    }

    /** Envelope A, or B when the failure has no details. */
    static Response failure(ApiException failure, String path, Instant now) {
        return Response.json(failure.status(), errorBody(failure, path, now), 0);
    }

    /** An error in a response that calls itself a success. */
    static Response statusError(String path, Instant now) {
        return Response.json(200, errorBody(ApiException.database(), path, now), 0);
    }

    /** Envelope D, which tells nothing. */
    static Response fallback() {
        byte[] body = "{\"statusCode\":500,\"message\":\"Internal server error\"}".getBytes(StandardCharsets.UTF_8);
        return Response.json(500, body, 0);
    }

    static Map<String, Object> details(String message, String error, int status) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("message", message);
        details.put("error", error);
        details.put("statusCode", status);
        return details;
    }

    private static byte[] errorBody(ApiException failure, String path, Instant now) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", failure.code());
        error.put("message", failure.getMessage());
        if (failure.hasDetails()) {
            error.put("details", failure.details());
        }
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("status", "error");
        envelope.put("timestamp", Rows.text(now));
        envelope.put("path", path);
        envelope.put("error", error);
        return MAPPER.writeValueAsBytes(envelope);
    }
}
