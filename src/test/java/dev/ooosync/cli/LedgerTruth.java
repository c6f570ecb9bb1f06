package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.job.Truth;
import java.sql.Connection;
import java.sql.SQLException;

/** Whether the ledger says what the runs have done: no more, and of every run that changed something. */
final class LedgerTruth {

    private LedgerTruth() {}

    static void assertHonest(Connection warehouse) throws SQLException {
        assertThat(Truth.rows(warehouse, CLAIMS_TOO_MUCH))
                .as("runs that claim something else than the history shows")
                .isEmpty();
        assertThat(Truth.rows(warehouse, NOT_TOLD))
                .as("versions of runs that the ledger does not tell of")
                .isEmpty();
        assertThat(Truth.rows(warehouse, WITHOUT_READING))
                .as("runs that published, and whose reading is not told of once")
                .isEmpty();
    }

    private static final String CLAIMS_TOO_MUCH = """
            SELECT r.run_id, r.created, v.created, r.updated, v.updated, r.closed, v.closed
            FROM calcom.sync_resource AS r CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE h.run_id = r.run_id AND h.opened_by <> 'updated') AS created,
                       count(*) FILTER (WHERE h.run_id = r.run_id AND h.opened_by = 'updated') AS updated,
                       count(*) FILTER (WHERE h.closed_run_id = r.run_id AND h.closed_by <> 'updated') AS closed
                FROM calcom.ooo_entry_history AS h) AS v
            WHERE r.resource = 'ooo_entry' AND (r.created <> v.created OR r.updated <> v.updated OR r.closed > v.closed)
            """;

    private static final String NOT_TOLD = """
            SELECT DISTINCT h.run_id FROM calcom.ooo_entry_history AS h
            WHERE NOT EXISTS (SELECT 1 FROM calcom.sync_run AS r WHERE r.run_id = h.run_id AND r.status <> 'failed')
            """;

    private static final String WITHOUT_READING = """
            SELECT r.run_id FROM calcom.sync_run AS r LEFT JOIN calcom.sync_resource AS s
                ON s.run_id = r.run_id AND s.resource = 'ooo_entry'
            WHERE r.status IN ('published', 'unchanged') GROUP BY r.run_id HAVING count(s.run_id) <> 1
            """;
}
