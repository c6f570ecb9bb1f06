package dev.ooosync.job;

import dev.ooosync.settings.SyncSettings.Privacy;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
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
            return json.toString();
        }
        if (!(json instanceof ObjectNode object)) {
            return "\"(not stored: the row is no object, and the privacy settings limit what is kept)\"";
        }
        ObjectNode kept = object.deepCopy();
        clean(kept);
        return kept.toString();
    }

    private void clean(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (omitNotes) {
                object.remove(object.propertyStream()
                        .map(Map.Entry::getKey)
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains("note"))
                        .toList());
            }
            JsonNode reason = object.path("reason");
            if (maskSick && reason.isString() && "sick".equalsIgnoreCase(reason.stringValue())) {
                object.put("reason", "unspecified");
            }
        }
        node.forEach(this::clean);
    }
}
