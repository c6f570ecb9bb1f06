package dev.ooosync.calcom;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads times. The same few midnights occur again and again, and parsing one costs more memory than the rest of its row,
 * so they are cached. Not thread-safe.
 */
public final class SentTimes {

    private static final int REMEMBERED = 10_000;
    private static final int LAST_YEAR = 9999;

    /**
     * {@code 2025-05-01T00:00:00.000Z}, and what leaves no doubt about the day: without the fraction, the seconds, the offset
     * or the time; with another offset, also as {@code +0200}. Strict: 24:00 may mean this day or the next.
     */
    private static final DateTimeFormatter SHAPES = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final Map<String, SentTime> known = new HashMap<>();

    /** @param field for the message */
    SentTime of(String field, String text) throws UnusableFieldException {
        SentTime time = known.get(text);
        if (time == null) {
            time = parse(field, text);
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(text, time);
        }
        return time;
    }

    private static SentTime parse(String field, String text) throws UnusableFieldException {
        SentTime time;
        try {
            time = read(SHAPES.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
        } catch (DateTimeException e) {
            throw new UnusableFieldException(
                    field, "expected a time like 2025-05-01T00:00:00.000Z, found another text");
        }
        requireYear(field, time.day().getYear());
        requireYear(field, time.utc().getYear());
        return time;
    }

    /** Without an offset it is taken for UTC, which moves no day. */
    private static SentTime read(TemporalAccessor sent) {
        if (sent instanceof OffsetDateTime time) {
            LocalDateTime utc = time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
            return new SentTime(time.toLocalDate(), utc.truncatedTo(ChronoUnit.MILLIS));
        }
        LocalDateTime time = sent instanceof LocalDateTime local
                ? local
                : LocalDate.from(sent).atStartOfDay();
        return new SentTime(time.toLocalDate(), time.truncatedTo(ChronoUnit.MILLIS));
    }

    private static void requireYear(String field, int year) throws UnusableFieldException {
        if (year < 1 || year > LAST_YEAR) {
            throw new UnusableFieldException(field, "the year " + year + " is not from 1 to " + LAST_YEAR);
        }
    }
}
