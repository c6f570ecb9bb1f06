package dev.ooosync.staging;

import dev.ooosync.database.Database;
import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.verdict.Verdict;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** What staging holds in addition to the entries: people, memberships, teams. Each resource is complete there or absent. */
public final class StagedResources {

    private final Database database;
    private final BiConsumer<String, Iterator<Object[]>> loading;

    /** @param loading loads rows into a table of staging, within a transaction */
    StagedResources(Database database, BiConsumer<String, Iterator<Object[]>> loading) {
        this.database = database;
        this.loading = loading;
    }

    /** Stages one, in one transaction that the first statement opens. */
    public void append(StagedResource resource) {
        try {
            database.transaction().executeWithoutResult(status -> {
                note(resource);
                resource.tables().forEach((table, rows) -> loading.accept(table, rows.iterator()));
                loading.accept("rejected_resource_row", rejected(resource));
            });
        } catch (RuntimeException e) {
            throw DatabaseFailure.of("Staging failed", e);
        }
    }

    private void note(StagedResource resource) {
        database.sql()
                .file("staging/insert_resource_reading")
                .param("resource", resource.resource())
                .param("outcome", resource.verdict().kind().stored())
                .param("proof", resource.verdict().proof())
                .param("rows_read", resource.rowsRead())
                .param("distinct_ids", resource.distinctIds())
                .param("rejected", resource.rejects().size())
                .param("requests", resource.requests())
                .update();
        database.sql().file("staging/mark_time").update();
    }

    private static Iterator<Object[]> rejected(StagedResource resource) {
        AtomicLong number = new AtomicLong();
        return resource.rejects().stream()
                .map(row -> new Object[] {
                    number.incrementAndGet(), resource.resource(), row.id(), row.reason(), row.payload()
                })
                .iterator();
    }

    /** Those that have been staged, with what may be made of each. */
    public Map<String, Verdict.Kind> verdicts() {
        Map<String, Verdict.Kind> verdicts = new HashMap<>();
        database.sql()
                .file("staging/find_resources")
                .query((row, number) ->
                        verdicts.put(row.getString("resource"), Verdict.Kind.of(row.getString("outcome"))))
                .list();
        return verdicts;
    }

    /** The teams that have been staged, by id. */
    public List<Long> teams() {
        return database.sql().file("staging/find_teams").query(Long.class).list();
    }
}
