package dev.ooosync.publishing;

import dev.ooosync.publishing.RunResult.CheckResult;
import dev.ooosync.warehouse.Sql;
import dev.ooosync.warehouse.SqlFiles.SqlFile;
import java.util.List;
import org.springframework.jdbc.core.RowCountCallbackHandler;

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
        RowCountCallbackHandler offending = new RowCountCallbackHandler();
        sql.text(check.text())
                .param("org_id", orgId)
                .param("everything", everything)
                .query(offending);
        return new CheckResult(
                check.name(), check.header("severity"), offending.getRowCount(), check.header("sentence"));
    }
}
