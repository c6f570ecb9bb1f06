package dev.ooosync.sandbox;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.node.ObjectNode;

/** Entries and people as rows of {@code data} ({@code calcom-api.md} 1.2, 5.1 and 5.7). */
final class Rows {

    private Rows() {}

    /** ISO 8601 with exactly three fraction digits and {@code Z}. */
    static String text(Instant instant) {
        LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
        // Cheaper than a formatter, twice a row. A local time prints as far as it is not zero.
        String time = utc.toLocalTime().toString();
        return utc.toLocalDate() + "T" + time + "00:00:00.000".substring(time.length()) + "Z";
    }

    static ObjectNode row(SandboxEntry entry) {
        ObjectNode row = Envelopes.object()
                .put("userId", entry.userId())
                .put("toUserId", entry.toUserId())
                .put("id", entry.id())
                .put("uuid", entry.uuid().toString())
                .put("start", text(entry.start()))
                .put("end", text(entry.end()))
                .put("notes", entry.notes());
        return entry.reason() == null ? row : row.put("reason", entry.reason());
    }

    static ObjectNode row(SandboxPerson person, int organizationId) {
        ObjectNode row = Envelopes.object()
                .put("id", person.id())
                .put("username", person.username())
                .put("name", person.name())
                .put("email", person.email())
                .put("emailVerified", text(person.created().plusSeconds(49)))
                .putNull("bio")
                .putNull("avatarUrl")
                .put("timeZone", person.timeZone())
                .put("weekStart", "Monday")
                .putNull("appTheme")
                .putNull("theme")
                .put("defaultScheduleId", person.id() + 10_000)
                .put("locale", "en")
                .put("timeFormat", 24)
                .put("hideBranding", false)
                .putNull("brandColor")
                .putNull("darkBrandColor")
                .put("allowDynamicBooking", true)
                .put("createdDate", text(person.created()))
                .put("verified", false)
                .putNull("invitedTo");
        row.putObject("metadata");
        row.putObject("profile")
                .put("id", person.id() + 20_000)
                .put("organizationId", organizationId)
                .put("userId", person.id())
                .put("username", person.username());
        return row;
    }

    /** The account the key belongs to. */
    static ObjectNode me(int organizationId) {
        ObjectNode row = Envelopes.object()
                .put("id", 5)
                .put("username", "etl")
                .put("email", "etl@example.com")
                .put("name", "ETL")
                .putNull("avatarUrl")
                .putNull("bio")
                .put("timeFormat", 24)
                .put("defaultScheduleId", 12)
                .put("weekStart", "Monday")
                .put("timeZone", "UTC")
                .put("locale", "en")
                .put("organizationId", organizationId);
        row.putObject("organization").put("isPlatform", false).put("id", organizationId);
        return row;
    }
}
