package dev.ooosync.sandbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An out-of-office entry as the sandbox keeps it: the truth that an export is compared with ({@code calcom-api.md} 1.2).
 *
 * @param start first day at 00:00:00.000 UTC, save for legacy rows
 * @param end last day at 23:59:59.999 UTC, save for legacy rows; a few lie before their start
 * @param notes free text; never printed
 * @param reason one of the five known reasons, or null for a custom one: the key is then missing on the wire
 */
public record SandboxEntry(
        long id,
        UUID uuid,
        long userId,
        @Nullable Long toUserId,
        Instant start,
        Instant end,
        @Nullable String notes,
        @Nullable String reason) {

    /** Everything but the notes. */
    @Override
    public String toString() {
        return "SandboxEntry[id=" + id + ", userId=" + userId + ", toUserId=" + toUserId + ", start=" + start + ", end="
                + end + ", reason=" + reason + "]";
    }
}
