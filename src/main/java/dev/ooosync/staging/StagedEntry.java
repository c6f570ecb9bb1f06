package dev.ooosync.staging;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it will be stored, privacy already applied.
 *
 * @param startDate first day away, the day as it was written ({@code calcom-api.md} 4.3); never shifted
 * @param endDate last day away, inclusive
 * @param calendarDays days from start to end, both included; 0 when the entry starts after it ends
 * @param reason as sent; null when Cal.com sends none
 * @param startAsSent the time that was sent, in UTC, without zone, millisecond precision
 * @param payload the JSON object as received
 */
public record StagedEntry(
        long entryId,
        @Nullable String uuid,
        long userId,
        @Nullable Long toUserId,
        LocalDate startDate,
        LocalDate endDate,
        int calendarDays,
        @Nullable String reason,
        @Nullable String notes,
        LocalDateTime startAsSent,
        LocalDateTime endAsSent,
        String contentHash,
        String payload) {

    /** In the order of {@code staging/tables.sql}; the first, its number in staging, is left open. */
    Object[] columns() {
        return new Object[] {
            null,
            entryId,
            uuid,
            userId,
            toUserId,
            startDate,
            endDate,
            calendarDays,
            reason,
            notes,
            startAsSent,
            endAsSent,
            contentHash,
            payload
        };
    }

    /** Names the entry only: notes must not reach a log. */
    @Override
    public String toString() {
        return "StagedEntry[" + entryId + "]";
    }
}
