package dev.ooosync.publishing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/** Offsets from java.time, and of two zones that turn from one end of the world to the other about now. */
@SuppressWarnings("NullAway")
final class InventedZones {

    static final String JUST_TURNED = "Test/Just_Turned";
    static final String TURNS_SOON = "Test/Turns_Soon";

    private static final Instant BEGIN = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
    /** Further than real ones, so that it is another day there at any time of day. */
    private static final int EAST = 25 * 3600;

    private static final int WEST = -25 * 3600;

    private final Instant turned = Instant.now().minus(Duration.ofHours(2));
    private final Instant turns = Instant.now().plus(Duration.ofHours(2));

    private int offsetSeconds(String zone, Instant now) {
        return switch (zone) {
            case JUST_TURNED -> now.isBefore(turned) ? EAST : WEST;
            case TURNS_SOON -> now.isBefore(turns) ? EAST : WEST;
            default -> ZoneId.of(zone).getRules().getOffset(now).getTotalSeconds();
        };
    }

    /** The calendar day that it is there. */
    LocalDate day(String zone, Instant now) {
        return LocalDate.ofInstant(now.plusSeconds(offsetSeconds(zone, now)), ZoneOffset.UTC);
    }

    String[] inserts() {
        List<String> rows = new ArrayList<>();
        for (String zone : InventedPeople.ZONES) {
            Instant from = BEGIN;
            while (from.isBefore(END)) {
                Instant until = next(zone, from);
                rows.add("INSERT INTO calcom.time_zone_offset (zone, from_epoch, until_epoch, offset_seconds) VALUES ('"
                        + zone + "', " + from.getEpochSecond() + ", " + until.getEpochSecond() + ", "
                        + offsetSeconds(zone, from) + ")");
                from = until;
            }
        }
        return rows.toArray(String[]::new);
    }

    private Instant next(String zone, Instant from) {
        if (zone.startsWith("Test/")) {
            Instant turn = zone.equals(JUST_TURNED) ? turned : turns;
            return from.isBefore(turn) ? turn : END;
        }
        ZoneRules rules = ZoneId.of(zone).getRules();
        ZoneOffsetTransition transition = rules.nextTransition(from);
        return transition == null || transition.getInstant().isAfter(END) ? END : transition.getInstant();
    }
}
