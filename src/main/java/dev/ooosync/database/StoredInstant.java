package dev.ooosync.database;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** An instant as every warehouse stores it: UTC, without a zone, to the millisecond. */
public final class StoredInstant {

    private StoredInstant() {}

    /** Now, or when it began: the clock may have been set back since. */
    public static LocalDateTime notBefore(LocalDateTime begin, Instant now) {
        LocalDateTime stored = of(now);
        return stored.isBefore(begin) ? begin : stored;
    }

    public static LocalDateTime of(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }
}
