package dev.ooosync.publishing;

import dev.ooosync.settings.SyncSettings;
import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run before it reads.
 *
 * @param startedAt when the run first began (UTC)
 * @param scopeUserId the one user it is limited to; null for everybody
 */
public record RunHeader(
        String runId,
        String job,
        long orgId,
        Mode mode,
        @Nullable Long scopeUserId,
        LocalDateTime startedAt,
        String toolVersion) {

    /** Whether the whole organization is read. */
    public boolean isFull() {
        return mode == Mode.FULL;
    }

    /** How much of the organization a run reads. */
    public enum Mode {
        FULL,
        SCOPED,
        SAMPLE;

        /** Of a run with such settings. */
        public static Mode of(SyncSettings.Reading reading) {
            if (reading.maxEntries() != null) {
                return SAMPLE;
            }
            return reading.email() != null ? SCOPED : FULL;
        }

        /** As written in the ledger and in the lock: full, scoped, sample. */
        public String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
