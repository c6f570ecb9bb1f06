package dev.ooosync.insight;

import dev.ooosync.insight.Description.Column;
import dev.ooosync.insight.Description.Relation;
import java.util.List;
import java.util.stream.Collectors;

/** The ways to write a {@link Description} down. Each line ends with a line feed. */
public enum DescriptionFormat {
    /** Aligned, for a terminal. */
    TABLE {
        @Override
        public String write(Description description) {
            return description.relations().stream()
                    .map(DescriptionFormat::aligned)
                    .collect(Collectors.joining("\n"));
        }
    },
    /** A section with a table per relation, as src/site/markdown/tables.md has them. */
    MARKDOWN {
        @Override
        public String write(Description description) {
            return description.relations().stream()
                    .map(DescriptionFormat::section)
                    .collect(Collectors.joining("\n"));
        }
    },
    /** The {@code sources.yml} of a dbt project. */
    DBT {
        @Override
        public String write(Description description) {
            return DbtSources.of(description);
        }
    };

    public abstract String write(Description description);

    private static String aligned(Relation relation) {
        List<List<String>> rows = relation.columns().stream()
                .map(column -> List.of(column.name(), column.type(), column.comment()))
                .toList();
        return "%s (%s): %s\n".formatted(relation.name(), relation.kind(), relation.comment())
                + TextTable.uncut(List.of("column", "type", "meaning"), rows).indent(2);
    }

    private static String section(Relation relation) {
        return "### `%s`\n\n%s\n\n| column | type | meaning |\n| --- | --- | --- |\n%s"
                .formatted(
                        relation.name(),
                        relation.comment(),
                        relation.columns().stream().map(DescriptionFormat::line).collect(Collectors.joining()));
    }

    private static String line(Column column) {
        return "| `%s` | %s | %s |\n"
                .formatted(column.name(), column.type(), column.comment().replace("|", "\\|"));
    }
}
