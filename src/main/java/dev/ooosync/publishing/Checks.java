package dev.ooosync.publishing;

import dev.ooosync.database.Sql;
import dev.ooosync.database.SqlFiles.SqlFile;
import dev.ooosync.publishing.RunResult.CheckResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * The questions of {@code sql/checks}, each of which selects the rows that offend. What a run does not change is as an
 * earlier run has checked it, and is looked at again only when that cannot be relied on.
 */
final class Checks {

    private final Sql sql;
    private final long orgId;
    private final boolean everything;

    /** @param everything whether to look at all rows, and not only at those of entries and people that changed */
    Checks(Sql sql, long orgId, boolean everything) {
        this.sql = sql;
        this.orgId = orgId;
        this.everything = everything;
    }

    List<CheckResult> run() {
        return sql.folder("checks").stream().map(this::run).toList();
    }

    private CheckResult run(SqlFile check) {
        Offending offending = new Offending();
        sql.text(check.text())
                .param("org_id", orgId)
                .param("everything", everything)
                .query(offending);
        return new CheckResult(
                check.name(),
                check.header("severity"),
                offending.rows,
                check.header("sentence"),
                String.join("; ", offending.examples));
    }

    /** Counts the rows, and keeps the first few of them as text. */
    private static final class Offending implements RowCallbackHandler {

        private static final int EXAMPLES = 3;

        private final List<String> examples = new ArrayList<>();
        private long rows;

        @Override
        public void processRow(ResultSet row) throws SQLException {
            rows++;
            if (rows <= EXAMPLES) {
                examples.add(text(row));
            }
        }

        /** The first two columns, and the others in parentheses: {@code 4711 Ada (Mars/Base)}. */
        private static String text(ResultSet row) throws SQLException {
            List<String> values = new ArrayList<>();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                values.add(String.valueOf(row.getString(column)));
            }
            int ids = Math.min(2, values.size());
            String details = String.join(", ", values.subList(ids, values.size()));
            return String.join(" ", values.subList(0, ids)) + (details.isEmpty() ? "" : " (" + details + ")");
        }
    }
}
