package dev.ooosync.publishing;

import dev.ooosync.publishing.RunResult.CheckResult;
import dev.ooosync.warehouse.SqlFiles;
import dev.ooosync.warehouse.SqlFiles.SqlFile;
import java.util.List;
import org.springframework.jdbc.core.RowCountCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The questions of {@code sql/checks}, each of which selects the rows that offend. */
final class Checks {

    private final JdbcClient sql;
    private final long orgId;

    Checks(JdbcClient sql, long orgId) {
        this.sql = sql;
        this.orgId = orgId;
    }

    List<CheckResult> run() {
        return SqlFiles.folder("checks").stream().map(this::run).toList();
    }

    private CheckResult run(SqlFile check) {
        RowCountCallbackHandler offending = new RowCountCallbackHandler();
        sql.sql(check.text()).param("org_id", orgId).query(offending);
        return new CheckResult(
                check.name(), check.header("severity"), offending.getRowCount(), check.header("sentence"));
    }
}
