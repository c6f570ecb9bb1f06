package dev.ooosync.staging;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was read of a resource of people or teams.
 *
 * @param resource as {@code sync_resource} names it
 * @param proof why the outcome is what it is, in a sentence
 * @param rowsRead rows taken from the list, repeats and rejects included
 * @param distinctIds different rows among them, rejects included
 * @param requests HTTP exchanges spent
 * @param tables rows by the name of their table in staging, each with its columns in order
 */
public record StagedResource(
        String resource,
        Outcome outcome,
        String proof,
        long rowsRead,
        long distinctIds,
        long requests,
        Map<String, Collection<Object[]>> tables,
        List<RejectedRow> rejects) {

    /** What may be made of the rows. */
    public enum Outcome {
        /** All of them are there: what is missing is gone. */
        COMPLETE,
        /** Some may be missing: nothing is gone. */
        UNPROVEN,
        /** The credentials may not read them. */
        SKIPPED;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Names the resource only: rows hold names and addresses. */
    @Override
    public String toString() {
        return "StagedResource[" + resource + ", " + outcome + "]";
    }
}
