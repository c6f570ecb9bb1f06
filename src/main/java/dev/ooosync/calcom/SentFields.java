package dev.ooosync.calcom;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of a row as sent, each checked for its documented type ({@code calcom-api.md} 1.2). */
public record SentFields(JsonNode json, SentTimes times) {

    /** A required id. */
    public long id(String field) throws UnusableFieldException {
        Long id = optionalId(field);
        if (id == null) {
            throw new UnusableFieldException(field, "missing");
        }
        return id;
    }

    /** An id that may be null or missing. */
    @Nullable
    public Long optionalId(String field) throws UnusableFieldException {
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
    public String text(String field) throws UnusableFieldException {
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
    public static boolean holdsHalfPair(String text) {
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
    public static boolean isHalfPair(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    /** A required time. */
    public SentTime time(String field) throws UnusableFieldException {
        String text = text(field);
        if (text == null) {
            throw new UnusableFieldException(field, "missing");
        }
        return times.of(field, text);
    }

    /** A time that may be null or missing, in UTC, to the millisecond. */
    public @Nullable LocalDateTime optionalTime(String field) throws UnusableFieldException {
        return isAbsent(json.path(field)) ? null : time(field).utc();
    }

    /** A required true or false. */
    public boolean flag(String field) throws UnusableFieldException {
        JsonNode flag = json.path(field);
        if (!flag.isBoolean()) {
            throw new UnusableFieldException(field, "expected true or false, found " + type(flag));
        }
        return flag.booleanValue();
    }

    /** The elements of an array, which may be null or missing. */
    public List<SentFields> elements(String field) throws UnusableFieldException {
        JsonNode array = json.path(field);
        if (!isAbsent(array) && !array.isArray()) {
            throw new UnusableFieldException(field, "expected an array, found " + type(array));
        }
        List<SentFields> elements = new ArrayList<>();
        array.forEach(element -> elements.add(new SentFields(element, times)));
        return elements;
    }

    /** A number that may be something else. */
    public Optional<BigDecimal> number(String field) {
        JsonNode value = json.path(field);
        return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
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
