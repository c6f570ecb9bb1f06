package dev.ooosync.insight;

import dev.ooosync.database.SqlFiles.SqlFile;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.PublishedWarehouse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything in the warehouse about one run or one entry: a few tables, the first of which has facts and their values. */
public final class Story {

    private Story() {}

    /**
     * A run: how it went, its steps, what it changed, held and rejected, and what the checks found.
     *
     * @param maxRows rows that each table shows at most
     * @throws SyncException {@link Remedy#FIX_ARGUMENTS} when there is no such run
     */
    public static List<QueryAnswer> ofRun(PublishedWarehouse warehouse, String runId, int maxRows) {
        List<QueryAnswer> answers =
                answers(warehouse, warehouse.sql().folder("show_run"), Map.of("run_id", runId), maxRows);
        if (answers.isEmpty()) {
            throw new SyncException(
                    Remedy.FIX_ARGUMENTS, "The ledger has no run " + runId + "; status shows the newest ones.");
        }
        return answers;
    }

    /**
     * An entry of an organization: whether it is listed, why it was closed, its versions, and the runs that held its closing.
     *
     * @throws SyncException {@link Remedy#FIX_ARGUMENTS} when there has never been such an entry
     */
    public static List<QueryAnswer> ofEntry(
            PublishedWarehouse warehouse, long organization, long entryId, int maxRows) {
        List<QueryAnswer> answers = answers(
                warehouse,
                warehouse.sql().folder("show_entry"),
                Map.of("org_id", organization, "entry_id", entryId),
                maxRows);
        if (answers.isEmpty()) {
            throw new SyncException(
                    Remedy.FIX_ARGUMENTS,
                    "No run has published an entry " + entryId + " of organization " + organization + ".");
        }
        return answers;
    }

    /** The newest run of a job for its organization. */
    public static Optional<String> latestRun(PublishedWarehouse warehouse, String job, long organization) {
        return warehouse
                .sql()
                .file("ledger/latest_run")
                .param("job", job)
                .param("org_id", organization)
                .query(String.class)
                .optional();
    }

    private static List<QueryAnswer> answers(
            PublishedWarehouse warehouse, List<SqlFile> queries, Map<String, ?> parameters, int maxRows) {
        return queries.stream()
                .map(query -> Queries.ask(warehouse, query, parameters, maxRows))
                .filter(answer -> !answer.rows().isEmpty())
                .toList();
    }
}
