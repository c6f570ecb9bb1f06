package dev.ooosync.publishing;

import dev.ooosync.publishing.Merge.Changes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended, in numbers.
 *
 * @param status published, unchanged or held
 * @param closingsHeld entries that are no longer listed and that were not closed
 * @param message why closings are held, for people; null when none are
 * @param staleProof whether the last complete full reading is older than {@code publishing.proof-max-age}
 * @param checks what every check found
 * @param reading how the reading ended, after Cal.com was asked about what it did not bring
 */
public record RunResult(
        String status,
        long rowsRead,
        long distinctIds,
        long created,
        long updated,
        long closed,
        long rejected,
        long closingsHeld,
        @Nullable String message,
        boolean staleProof,
        List<CheckResult> checks,
        ReadingResult reading) {

    static RunResult of(
            StagedCounts staged,
            Changes changes,
            long closingsHeld,
            boolean staleProof,
            List<CheckResult> checks,
            ReadingResult reading) {
        return new RunResult(
                changes.status(),
                staged.rowsRead(),
                staged.distinctIds(),
                changes.created(),
                changes.updated(),
                changes.closed(),
                staged.rejected(),
                closingsHeld,
                changes.holds(),
                staleProof,
                checks,
                reading);
    }

    RunResult withStaleProof(boolean stale) {
        return new RunResult(
                status,
                rowsRead,
                distinctIds,
                created,
                updated,
                closed,
                rejected,
                closingsHeld,
                message,
                stale,
                checks,
                reading);
    }

    /** Whether the breaker has held closings back. */
    public boolean isHeld() {
        return status.equals("held");
    }

    /**
     * What one check found.
     *
     * @param severity error or warning
     * @param offendingRows 0 is good
     * @param sentence what such a row means
     * @param examples the first of these rows, as text; empty when there are none
     */
    public record CheckResult(String name, String severity, long offendingRows, String sentence, String examples) {

        boolean isError() {
            return severity.equals("error") && offendingRows > 0;
        }
    }
}
