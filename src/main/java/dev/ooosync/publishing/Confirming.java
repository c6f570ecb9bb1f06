package dev.ooosync.publishing;

import dev.ooosync.calcom.CalComClient;
import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.WarehouseSession;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.springframework.dao.DataAccessException;

/** Finds the entries that a complete reading does not contain, and has Cal.com confirm that they are gone. */
public final class Confirming {

    private final WarehouseSession warehouse;
    private final SyncSettings settings;
    private final CalComClient client;
    private final LongFunction<Optional<Set<Long>>> members;

    /**
     * @param members the ids of all users of the organization, given a number of requests it may take; empty when the list
     *     of users could not be proven complete
     */
    public Confirming(
            WarehouseSession warehouse,
            SyncSettings settings,
            CalComClient client,
            LongFunction<Optional<Set<Long>>> members) {
        this.warehouse = warehouse;
        this.settings = settings;
        this.client = client;
        this.members = members;
    }

    /**
     * Asks within what the reading has left of the request budget. Changes nothing, so that it may be done again.
     *
     * @param asking told how many entries are asked about, if any are
     * @throws dev.ooosync.failure.SyncException as the client does: 401, or 403 for the organization's own list, end the run
     */
    public Confirmation confirm(RunHeader run, ReadingResult reading, LongConsumer asking) {
        List<Disappeared> disappeared = disappeared(run, reading);
        if (disappeared.isEmpty()) {
            return Confirmation.NOTHING;
        }
        asking.accept(disappeared.size());
        long budget = settings.reading().requestBudget() - reading.requests();
        return new SourceCheck(client, members, budget, settings.reading().inFlight()).of(disappeared);
    }

    /** Listed entries in the run's scope that a complete reading does not contain. */
    List<Disappeared> disappeared(RunHeader run, ReadingResult reading) {
        if (!reading.complete()) {
            return List.of();
        }
        try (PublishedWarehouse published = warehouse.publishedAndStaged()) {
            // A run that was killed after its publish has nothing to ask any more.
            if (published == null
                    || new Ledger(published.sql(), run).published().isPresent()) {
                return List.of();
            }
            LocalDateTime settledBefore =
                    reading.asOf().minus(settings.publishing().settleTime());
            return published
                    .sql()
                    .file("publishing/find_disappeared")
                    .param("org_id", run.orgId())
                    .param("user_id", run.scopeUserId())
                    .param("settled_before", settledBefore)
                    .param("as_of", reading.asOf())
                    .param(
                            "unsettled_until",
                            reading.asOf().plus(settings.publishing().settleTime()))
                    .query(Disappeared.class)
                    .list();
        } catch (DataAccessException e) {
            throw DatabaseFailure.of("The reading cannot be compared with what is published", e);
        }
    }
}
