package dev.ooosync.calcom;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads days that are written as UTC times. The same few midnights come again and again, and reading one costs more
 * memory than all else of its row, so they are remembered. Not thread-safe.
 */
public final class WallTimes {

    private static final int REMEMBERED = 10_000;
    private static final int LAST_YEAR = 9999;

    private final Map<String, LocalDateTime> known = new HashMap<>();

    /**
     * The wall time in UTC, to the millisecond.
     *
     * @param field for the message
     */
    LocalDateTime of(String field, String text) throws UnusableFieldException {
        LocalDateTime time = known.get(text);
        if (time == null) {
            time = parse(field, text);
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(text, time);
        }
        return time;
    }

    private static LocalDateTime parse(String field, String text) throws UnusableFieldException {
        LocalDateTime time;
        try {
            time = OffsetDateTime.parse(text)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime()
                    .truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw new UnusableFieldException(
                    field, "expected a time like 2025-05-01T00:00:00.000Z, found another text");
        }
        if (time.getYear() < 1 || time.getYear() > LAST_YEAR) {
            throw new UnusableFieldException(field, "the year " + time.getYear() + " is not from 1 to " + LAST_YEAR);
        }
        return time;
    }
}
