package dev.ooosync.warehouse;

import dev.ooosync.database.Sql;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A time zone in which it is the same day as in UTC when it is made, and for twelve hours from then on: what a test lays
 * around today stays around today, even where the views are asked after midnight.
 */
public final class FarFromMidnight {

    public static final String ZONE = "Test/Far_From_Midnight";

    private final LocalDateTime made = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);

    /** UTC. */
    public LocalDateTime madeAt() {
        return made;
    }

    /** The calendar day that it is there, and in UTC. */
    public LocalDate today() {
        return made.toLocalDate();
    }

    /** Makes the zone known to a warehouse; once is enough. */
    public void insert(Sql sql) {
        sql.text("""
                INSERT INTO calcom.time_zone_offset (zone, from_epoch, until_epoch, offset_seconds)
                SELECT '%s', 946684800, 4102444800, %d
                WHERE NOT EXISTS (SELECT 1 FROM calcom.time_zone_offset WHERE zone = '%s')
                """.formatted(ZONE, made.getHour() / 2 * -3600, ZONE)).update();
    }
}
