package dev.ooosync.insight;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.PublishedWarehouse;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** The organization that a question is about: a warehouse may hold several, a job reads one. */
public final class Organization {

    private Organization() {}

    /** The organizations for which runs have published something, by id. */
    public static List<Long> all(PublishedWarehouse warehouse) {
        try {
            return warehouse
                    .sql()
                    .file("describe/organizations")
                    .query(Long.class)
                    .list();
        } catch (DataAccessException e) {
            throw warehouse.failed("The organizations of the warehouse cannot be read", e);
        }
    }

    /**
     * The job's organization, or the only one that there is.
     *
     * @param configured as the job file says; null when it does not
     * @throws SyncException {@link Remedy#FIX_CONFIGURATION} when several could be meant, {@link Remedy#RUN_LATER} when
     *     none has been published
     */
    public static long of(PublishedWarehouse warehouse, @Nullable Integer configured) {
        if (configured != null) {
            return configured;
        }
        List<Long> all = all(warehouse);
        if (all.size() == 1) {
            return all.get(0);
        }
        throw all.isEmpty()
                ? new SyncException(
                        Remedy.RUN_LATER,
                        "No run has published an organization into this warehouse. Run the job first.")
                : new SyncException(
                        Remedy.FIX_CONFIGURATION,
                        "This warehouse holds several organizations: " + text(all)
                                + ". Say which one: set CALCOM_ORG_ID, or --sync.cal-com.organization=" + all.get(0)
                                + ".");
    }

    /**
     * The same, but something of it must have been published: else every answer would be that nobody is away.
     *
     * @throws SyncException for the same reasons, and {@link Remedy#RUN_LATER} when nothing of it has been published
     */
    public static long published(PublishedWarehouse warehouse, @Nullable Integer configured) {
        long organization = of(warehouse, configured);
        List<Long> all = all(warehouse);
        if (!all.contains(organization)) {
            throw new SyncException(
                    Remedy.RUN_LATER,
                    "No run has published anything of organization " + organization + " (cal-com.organization)."
                            + " This warehouse holds " + (all.isEmpty() ? "none" : text(all)) + ". Run the job first.");
        }
        return organization;
    }

    private static String text(List<Long> organizations) {
        return organizations.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
