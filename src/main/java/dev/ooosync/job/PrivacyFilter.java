package dev.ooosync.job;

import dev.ooosync.calcom.SentFields;
import dev.ooosync.settings.SyncSettings.Privacy;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes out of a row what must not be stored, before anything is stored. */
final class PrivacyFilter {

    private final boolean omitNotes;
    private final boolean maskSick;

    PrivacyFilter(Privacy privacy) {
        this.omitNotes = privacy.notes() == Privacy.Notes.OMIT;
        this.maskSick = privacy.reason() == Privacy.Reason.MASK_SICK;
    }

    @Nullable
    String notes(@Nullable String notes) {
        return omitNotes ? null : notes;
    }

    @Nullable
    String reason(@Nullable String reason) {
        return maskSick && "sick".equalsIgnoreCase(reason) ? "unspecified" : reason;
    }

    /**
     * The row's JSON. With notes omitted, every field goes whose name speaks of notes, at any depth, and a row that is no
     * object is not kept at all: nobody knows what it holds.
     */
    String payload(JsonNode json) {
        if (!omitNotes && !maskSick) {
            return text(json);
        }
        if (!(json instanceof ObjectNode object)) {
            return "\"(not stored: the row is no object, and the privacy settings limit what is kept)\"";
        }
        ObjectNode kept = object.deepCopy();
        clean(kept, false);
        return text(kept);
    }

    /** As JSON that every warehouse can store: half a surrogate pair, which has no UTF-8 form, is escaped. */
    private static String text(JsonNode json) {
        String text = json.toString();
        if (!SentFields.holdsHalfPair(text)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(letter -> {
            if (SentFields.isHalfPair(letter)) {
                escaped.append("\\u%04x".formatted(letter));
            } else {
                escaped.appendCodePoint(letter);
            }
        });
        return escaped.toString();
    }

    /** @param ofReason whether the node is, or is within, something called reason */
    private void clean(JsonNode node, boolean ofReason) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.path(name);
                boolean reason = ofReason || name.equalsIgnoreCase("reason");
                if (omitNotes && name.toLowerCase(Locale.ROOT).contains("note")) {
                    object.remove(name);
                } else if (maskSick && reason && isSick(value)) {
                    object.put(name, "unspecified");
                } else {
                    clean(value, reason);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (maskSick && ofReason && isSick(array.get(i))) {
                    array.set(i, "unspecified");
                } else {
                    clean(array.get(i), ofReason);
                }
            }
        }
    }

    private static boolean isSick(JsonNode value) {
        return value.isString() && "sick".equalsIgnoreCase(value.stringValue());
    }
}
