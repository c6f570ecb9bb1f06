package dev.ooosync.job;

import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of a row as sent, each checked for its documented type ({@code calcom-api.md} 1.2). */
record EntryFields(JsonNode json, WallTimes wallTimes) {

    /** A required id. */
    long id(String field) throws UnusableFieldException {
        Long id = optionalId(field);
        if (id == null) {
            throw new UnusableFieldException(field, "missing");
        }
        return id;
    }

    /** An id that may be null or missing. */
    @Nullable
    Long optionalId(String field) throws UnusableFieldException {
        JsonNode value = json.path(field);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() <= 0) {
            throw new UnusableFieldException(field, "expected a positive integer, found " + kind(value));
        }
        return value.longValue();
    }

    /**
     * A text that may be null or missing; what is found instead is not repeated. PostgreSQL stores no U+0000, and half a
     * surrogate pair has no UTF-8 form: no warehouse takes them, so that all hold the same.
     */
    @Nullable
    String text(String field) throws UnusableFieldException {
        JsonNode value = json.path(field);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isString()) {
            throw new UnusableFieldException(field, "expected a text, found " + type(value));
        }
        String text = value.stringValue();
        if (text.indexOf(0) >= 0) {
            throw new UnusableFieldException(field, "holds the character U+0000, which cannot be stored");
        }
        if (holdsHalfPair(text)) {
            throw new UnusableFieldException(field, "holds half a surrogate pair, which cannot be stored");
        }
        return text;
    }

    /** No stream here: it would cost several times as much for each text of each row. */
    static boolean holdsHalfPair(String text) {
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (isHalfPair(codePoint)) {
                return true;
            }
        }
        return false;
    }

    /** A surrogate that has not been paired. */
    static boolean isHalfPair(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    /** A day written as a UTC time, without its zone, to the millisecond. */
    LocalDateTime wallTime(String field) throws UnusableFieldException {
        String text = text(field);
        if (text == null) {
            throw new UnusableFieldException(field, "missing");
        }
        return wallTimes.of(field, text);
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static String kind(JsonNode value) {
        return value.isNumber() ? "the number " + value : type(value);
    }

    private static String type(JsonNode value) {
        String name = value.getNodeType().name().toLowerCase(Locale.ROOT);
        return (value.isContainer() ? "an " : "a ") + name;
    }
}
