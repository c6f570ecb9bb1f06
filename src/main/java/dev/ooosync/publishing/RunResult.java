package dev.ooosync.publishing;

import dev.ooosync.publishing.Merge.Changes;
import dev.ooosync.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended, in numbers.
 *
 * @param status published, unchanged or held
 * @param rowsRead rows taken from the listing, repeats and rejects included
 * @param distinctIds different entries among them: what people are told was read
 * @param rejected those of the different entries that cannot be used
 * @param closingsHeld entries that are no longer listed and that were not closed
 * @param message why closings are held, as a sentence; null when none are
 * @param staleProof whether the last complete full reading is older than {@code publishing.proof-max-age}
 * @param checks what every check found
 * @param reading how the reading ended, after Cal.com was asked about the entries that it does not contain
 * @param resources what was read of people and teams; empty for a run that an earlier attempt has published
 * @param migrated what the first run of a version has changed in older rows, a sentence each; empty for every other run
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
        ReadingResult reading,
        List<ResourceResult> resources,
        List<String> migrated) {

    static RunResult of(
            StagedCounts staged,
            Changes changes,
            String status,
            long closingsHeld,
            boolean staleProof,
            List<CheckResult> checks,
            ReadingResult reading,
            List<ResourceResult> resources,
            List<String> migrated) {
        return new RunResult(
                status,
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
                reading,
                resources,
                migrated);
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
                reading,
                resources,
                migrated);
    }

    /** Whether the breaker has held closings back. */
    public boolean isHeld() {
        return status.equals("held");
    }

    /**
     * What was read of a resource of people or teams, and what that changed.
     *
     * @param verdict only a complete one closed what is missing
     */
    public record ResourceResult(
            String resource,
            Verdict verdict,
            long rowsRead,
            long distinctIds,
            long rejected,
            long requests,
            long created,
            long updated,
            long closed) {

        ResourceResult changed(long created, long updated, long closed) {
            return new ResourceResult(
                    resource, verdict, rowsRead, distinctIds, rejected, requests, created, updated, closed);
        }

        boolean isUnchanged() {
            return created + updated + closed == 0;
        }
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
