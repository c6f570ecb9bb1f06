package dev.ooosync.insight;

import dev.ooosync.database.SqlFiles;
import dev.ooosync.database.SqlFiles.SqlFile;
import dev.ooosync.insight.Description.Column;
import dev.ooosync.insight.Description.Relation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;

/** Tables, views and columns as a source of a dbt project, with its freshness; not the job's own bookkeeping. */
final class DbtSources {

    /** Of a nightly job: one night that failed, and two. */
    private static final Map<String, Object> FRESHNESS = ordered("warn_after", hours(26), "error_after", hours(50));

    /**
     * What dbt can check the age of, by the maximum of the column. The view of that name has the age of the data. The ledger
     * has the end of the last run, even a failed one. Both are of the organization that is furthest behind.
     */
    private static final Map<String, Map<String, Object>> CONFIGURATIONS = Map.of(
            "freshness", ordered("loaded_at_field", "oldest_as_of", "freshness", FRESHNESS),
            "sync_run", ordered("loaded_at_field", "finished_at", "freshness", ofLedger()));

    private DbtSources() {}

    static String of(Description description) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setWidth(120);
        List<Map<String, Object>> tables = description.relations().stream()
                .filter(relation -> !relation.name().equals(Description.BOOKKEEPING))
                .map(DbtSources::table)
                .toList();
        Map<String, Object> source = ordered(
                "name", "calcom",
                "schema", "calcom",
                "description", "Out-of-office entries of a Cal.com organization, as ooo-sync publishes them.",
                "tables", tables);
        return new Yaml(options).dump(ordered("version", 2, "sources", List.of(source)));
    }

    private static Map<String, Object> table(Relation relation) {
        Map<String, Object> table = ordered("name", relation.name(), "description", relation.comment());
        Map<String, Object> configuration = CONFIGURATIONS.get(relation.name());
        if (configuration != null) {
            table.put("config", configuration);
        }
        table.put("columns", relation.columns().stream().map(DbtSources::column).toList());
        return table;
    }

    private static Map<String, Object> column(Column column) {
        return ordered("name", column.name(), "description", column.comment(), "data_type", column.type());
    }

    private static Map<String, Object> ofLedger() {
        String file = "describe/ledger_filter";
        String condition =
                Question.statement(new SqlFile(file, SqlFiles.text(file))).replaceAll("\\s+", " ");
        Map<String, Object> ofLedger = new LinkedHashMap<>(FRESHNESS);
        ofLedger.put("filter", condition);
        return ofLedger;
    }

    private static Map<String, Object> hours(int count) {
        return ordered("count", count, "period", "hour");
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int index = 0; index < keysAndValues.length; index += 2) {
            map.put((String) keysAndValues[index], keysAndValues[index + 1]);
        }
        return map;
    }
}
