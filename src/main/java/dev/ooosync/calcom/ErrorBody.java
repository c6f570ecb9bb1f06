package dev.ooosync.calcom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sentence in an error body. There are four envelopes ({@code calcom-api.md} 3.1), and the edge has pages of its
 * own; the status decides, the body only explains. Never {@code path}, {@code target} or {@code value}: they echo the
 * query.
 */
final class ErrorBody {

    private final JsonMapper mapper = JsonMapper.shared();
    private final Redaction redaction;

    ErrorBody(Redaction redaction) {
        this.redaction = redaction;
    }

    /** A quotation, or what the body was instead. */
    String describe(Answer answer) {
        Optional<JsonNode> body = object(answer.body());
        if (body.isEmpty()) {
            return "a page that is not Cal.com's own JSON (" + answer.mediaType() + ")";
        }
        String sentence = redaction.of(sentence(body.get()));
        return sentence.isEmpty() ? "no message" : "«" + sentence + "»";
    }

    private Optional<JsonNode> object(byte[] body) {
        try {
            return Optional.of(mapper.readTree(body)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static String sentence(JsonNode body) {
        JsonNode error = body.path("error");
        List<String> constraints = new ArrayList<>();
        for (JsonNode each : error.path("details").path("errors")) {
            each.path("constraints").forEach(constraint -> constraints.add(text(constraint)));
        }
        if (!constraints.isEmpty()) {
            return String.join("; ", constraints);
        }
        String message = text(error.path("message"));
        return message.isEmpty() ? text(body.path("message")) : message;
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : "";
    }
}
