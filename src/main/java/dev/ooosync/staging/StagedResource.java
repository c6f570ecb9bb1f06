package dev.ooosync.staging;

import dev.ooosync.verdict.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What was read of a resource of people or teams.
 *
 * @param resource as {@code sync_resource} names it
 * @param rowsRead rows taken from the list, repeats and rejects included
 * @param distinctIds different rows among them, rejects included
 * @param requests HTTP exchanges spent
 * @param tables rows by the name of their table in staging, each with its columns in order
 */
public record StagedResource(
        String resource,
        Verdict verdict,
        long rowsRead,
        long distinctIds,
        long requests,
        Map<String, Collection<Object[]>> tables,
        List<RejectedRow> rejects) {

    /** Names the resource only: rows hold names and addresses. */
    @Override
    public String toString() {
        return "StagedResource[" + resource + ", " + verdict.kind() + "]";
    }
}
