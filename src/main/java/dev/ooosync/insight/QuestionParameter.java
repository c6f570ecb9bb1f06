package dev.ooosync.insight;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parameter of a question: a header line of its file, {@code -- :NAME (TYPE, default: VALUE): meaning}.
 *
 * @param defaultValue as a user would write it: the word {@code today} rather than a day
 */
public record QuestionParameter(String name, Type type, String defaultValue, String meaning) {

    /** What values look like. */
    public enum Type {
        /** A group of people, by name or id: the organization, a team, or an option of an attribute. */
        GROUP,
        /** A calendar day. */
        DATE,
        /** A whole number. */
        NUMBER
    }

    private static final Pattern LINE =
            Pattern.compile("-- :([a-z_]+) \\((group|date|number), default: ([^)]+)\\): (.+)");

    private static final Pattern RELATIVE = Pattern.compile("today *([+-]) *([0-9]{1,5})");

    static boolean isIn(String headerLine) {
        return headerLine.startsWith("-- :") && !headerLine.startsWith("-- :" + Question.ORGANIZATION + ": ");
    }

    static QuestionParameter of(String headerLine) {
        Matcher line = LINE.matcher(headerLine);
        if (!line.matches()) {
            throw new IllegalStateException("not -- :NAME (TYPE, default: VALUE): meaning, but " + headerLine);
        }
        return new QuestionParameter(
                line.group(1), Type.valueOf(line.group(2).toUpperCase(Locale.ROOT)), line.group(3), line.group(4));
    }

    /**
     * The value as a statement takes it: a LocalDate, a Long or a String.
     *
     * @throws IllegalArgumentException saying what a value must be
     */
    Object parse(String value, LocalDate today) {
        return switch (type) {
            case GROUP -> value;
            case NUMBER -> number(value);
            case DATE -> day(value, today);
        };
    }

    private static Long number(String value) {
        if (!value.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("a whole number");
        }
        return Long.valueOf(value);
    }

    private static LocalDate day(String value, LocalDate today) {
        Matcher relative = RELATIVE.matcher(value);
        if (relative.matches()) {
            long days = Long.parseLong(relative.group(2));
            return today.plusDays(relative.group(1).equals("+") ? days : -days);
        }
        try {
            return switch (value) {
                case "today" -> today;
                case "first day of this month" -> today.withDayOfMonth(1);
                case "last day of this month" -> today.with(TemporalAdjusters.lastDayOfMonth());
                case "first day of this year" -> today.withDayOfYear(1);
                case "last day of this year" -> today.with(TemporalAdjusters.lastDayOfYear());
                default -> LocalDate.parse(value);
            };
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a day such as 2026-11-30, today, or today + 30", e);
        }
    }
}
