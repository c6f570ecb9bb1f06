package dev.ooosync.publishing;

import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.warehouse.PublishSession;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/** Writes the time zones of people as rows, as this Java knows them; again when another one has other rules. */
final class TimeZones {

    private static final Instant FROM = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2100-01-01T00:00:00Z");

    private TimeZones() {}

    /** A row of {@code time_zone_offset}. */
    record Offset(String zone, long fromEpoch, long untilEpoch, int offsetSeconds) {}

    /** Within the transaction that has merged the people. */
    static void bringUpToDate(PublishSession session) {
        for (String zone :
                session.sql().file("people/zones").query(String.class).list()) {
            List<Offset> offsets = offsets(zone);
            if (offsets.isEmpty()) {
                continue; // noted by a Java with newer rules, which has written its rows
            }
            List<Offset> stored = session.sql()
                    .file("people/zone_offsets")
                    .param("zone", zone)
                    .query(Offset.class)
                    .list();
            if (!stored.equals(offsets)) {
                session.sql().file("people/delete_zone").param("zone", zone).update();
                load(session, offsets);
            }
        }
    }

    private static void load(PublishSession session, List<Offset> offsets) {
        try {
            session.load(
                    "time_zone_offset",
                    offsets.stream()
                            .map(row ->
                                    new Object[] {row.zone(), row.fromEpoch(), row.untilEpoch(), row.offsetSeconds()})
                            .iterator());
        } catch (SQLException e) {
            throw DatabaseFailure.of("The time zones cannot be written", e);
        }
    }

    /** Without gap or overlap, from 2000 to 2099; none of a zone that this Java does not know. */
    static List<Offset> offsets(String zone) {
        ZoneRules rules;
        try {
            // EST, HST and MST are names of tzdata, too.
            rules = ZoneId.of(zone, ZoneId.SHORT_IDS).getRules();
        } catch (DateTimeException e) {
            return List.of();
        }
        List<Offset> offsets = new ArrayList<>();
        for (Instant from = FROM; from.isBefore(UNTIL); ) {
            ZoneOffsetTransition next = rules.nextTransition(from);
            Instant until = next == null || next.getInstant().isAfter(UNTIL) ? UNTIL : next.getInstant();
            offsets.add(new Offset(
                    zone,
                    from.getEpochSecond(),
                    until.getEpochSecond(),
                    rules.getOffset(from).getTotalSeconds()));
            from = until;
        }
        return offsets;
    }
}
