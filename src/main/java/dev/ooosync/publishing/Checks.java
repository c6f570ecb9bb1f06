package dev.ooosync.publishing;

import dev.ooosync.publishing.RunResult.CheckResult;
import dev.ooosync.warehouse.Sql;
import dev.ooosync.warehouse.SqlFiles.SqlFile;
import java.util.List;
import org.springframework.jdbc.core.RowCountCallbackHandler;

/** The questions of {@code sql/checks}, each of which selects the rows that offend. */
final class Checks {

    private final Sql sql;
    private final long orgId;

    Checks(Sql sql, long orgId) {
        this.sql = sql;
        this.orgId = orgId;
    }

    List<CheckResult> run() {
        return sql.folder("checks").stream().map(this::run).toList();
    }

    private CheckResult run(SqlFile check) {
        RowCountCallbackHandler offending = new RowCountCallbackHandler();
        sql.text(check.text()).param("org_id", orgId).query(offending);
        return new CheckResult(
                check.name(), check.header("severity"), offending.getRowCount(), check.header("sentence"));
    }
}
