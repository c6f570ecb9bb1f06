package dev.ooosync.publishing;

import java.util.List;

/**
 * How a run ended, in numbers.
 *
 * @param status published or unchanged
 * @param disappeared live entries that a complete reading did not list and that were not closed
 * @param staleProof whether the last complete full reading is older than {@code publishing.proof-max-age}
 * @param checks what every check found
 */
public record RunResult(
        String status,
        long rowsRead,
        long distinctIds,
        long created,
        long updated,
        long closed,
        long rejected,
        long disappeared,
        boolean staleProof,
        List<CheckResult> checks) {

    RunResult withStaleProof(boolean stale) {
        return new RunResult(
                status, rowsRead, distinctIds, created, updated, closed, rejected, disappeared, stale, checks);
    }

    /**
     * What one check found.
     *
     * @param severity error or warning
     * @param offendingRows 0 is good
     * @param sentence what such a row means
     */
    public record CheckResult(String name, String severity, long offendingRows, String sentence) {

        boolean isError() {
            return severity.equals("error") && offendingRows > 0;
        }
    }
}
