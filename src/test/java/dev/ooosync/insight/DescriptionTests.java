package dev.ooosync.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.insight.Description.Column;
import dev.ooosync.insight.Description.Relation;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

@ParameterizedClass
@EnumSource(Kind.class)
class DescriptionTests {

    @TempDir
    static Path directory;

    private static Description description;

    @Parameter
    Kind kind;

    @BeforeParameterizedClassInvocation
    static void describe(Kind kind) throws IOException {
        try (PublishedWarehouse warehouse = kind.empty(Files.createDirectory(directory.resolve(kind.name())))
                .warehouse()
                .open()) {
            description = Description.of(warehouse);
        }
    }

    @Test
    void every_table_view_and_column_is_described() {
        assertThat(description.relations()).hasSizeGreaterThan(20).allSatisfy(relation -> {
            assertThat(relation.comment()).as(relation.name()).endsWith(".");
            assertThat(relation.columns())
                    .isNotEmpty()
                    .allSatisfy(column -> assertThat(column.comment())
                            .as(relation.name() + "." + column.name())
                            .isNotBlank());
        });
    }

    @Test
    void tables_come_by_name_and_bookkeeping_last() {
        List<String> names =
                description.relations().stream().map(Relation::name).toList();

        assertThat(names).endsWith("schema_file").doesNotHaveDuplicates();
        assertThat(names.subList(0, names.size() - 1)).isSorted();
        assertThat(description.only("ooo_entry_day").relations())
                .containsExactly(new Relation(
                        "ooo_entry_day",
                        "table",
                        "One row per listed entry and day, overlapping entries unmerged; days from 2000 to 2099 only.",
                        List.of(
                                new Column("org_id", "bigint", "Cal.com organization."),
                                new Column("entry_id", "bigint", "Id of the entry at Cal.com."),
                                new Column("day", "date", "A day away, in the absent person's own time zone."),
                                new Column("user_id", "bigint", "The absent person."))));
        assertThat(description.only("freshness").relations())
                .extracting(Relation::kind)
                .containsExactly("view");
    }

    @Test
    void a_name_that_does_not_exist_is_answered_with_those_that_do() {
        assertThatThrownBy(() -> description.only("ooo_dya"))
                .isInstanceOfSatisfying(
                        SyncException.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(Remedy.FIX_ARGUMENTS))
                .hasMessageContaining("Did you mean ooo_day? There are: ");
    }

    @Test
    void a_dbt_source_is_yaml_that_says_the_same() {
        Map<String, Object> project = new Yaml().load(DescriptionFormat.DBT.write(description));

        assertThat(project).containsOnlyKeys("version", "sources").containsEntry("version", 2);
        Map<?, ?> source = (Map<?, ?>) ((List<?>) project.get("sources")).get(0);
        assertThat(source.get("name")).isEqualTo("calcom");
        assertThat(source.get("schema")).isEqualTo("calcom");
        List<?> tables = (List<?>) source.get("tables");
        assertThat(tables).hasSize(description.relations().size() - 1);
        for (int index = 0; index < tables.size(); index++) {
            Map<?, ?> table = (Map<?, ?>) tables.get(index);
            Relation relation = description.relations().get(index);
            assertThat(table.get("name")).isEqualTo(relation.name());
            assertThat(table.get("description")).isEqualTo(relation.comment());
            assertThat((List<?>) table.get("columns"))
                    .isEqualTo(relation.columns().stream()
                            .map(column -> Map.of(
                                    "name", column.name(),
                                    "description", column.comment(),
                                    "data_type", column.type()))
                            .toList());
        }
    }

    @Test
    void what_dbt_asks_the_age_of_exists() {
        for (Map.Entry<String, String> asked :
                Map.of("freshness", "oldest_as_of", "sync_run", "finished_at").entrySet()) {
            assertThat(DescriptionFormat.DBT.write(description.only(asked.getKey())))
                    .contains("loaded_at_field: " + asked.getValue(), "warn_after:", "error_after:", "period: hour");
            assertThat(description.only(asked.getKey()).relations().get(0).columns())
                    .extracting(Column::name)
                    .contains(asked.getValue());
        }
    }
}
