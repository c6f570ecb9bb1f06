package dev.ooosync.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One option of an attribute of a person ({@code calcom-api.md} 5.3); a person with two skills has two.
 *
 * @param optionId the same for all who have the option, except of numbers and texts: they are everybody's own
 * @param value as text; of a number its digits
 */
public record SandboxAttribute(long userId, String attributeId, String name, Type type, String optionId, String value) {

    /** What an attribute holds. */
    public enum Type {
        TEXT("text"),
        NUMBER("number"),
        SINGLE_SELECT("singleSelect"),
        MULTI_SELECT("multiSelect");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /** The spelling of the memberships; the attributes' own listing spells it as the constant (5.5). */
        public String text() {
            return text;
        }

        private boolean hasSharedOptions() {
            return this == SINGLE_SELECT || this == MULTI_SELECT;
        }
    }

    static SandboxAttribute of(long userId, String name, Type type, String value) {
        String attributeId = uuid(name);
        String option = type.hasSharedOptions() ? value : String.valueOf(userId);
        return new SandboxAttribute(userId, attributeId, name, type, uuid(attributeId + "/" + option), value);
    }

    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
