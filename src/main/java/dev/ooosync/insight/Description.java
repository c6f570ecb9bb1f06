package dev.ooosync.insight;

import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.PublishedWarehouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * The tables and views of a warehouse with their columns, by name; {@code schema_file}, the job's own bookkeeping, comes
 * last.
 */
public record Description(List<Relation> relations) {

    static final String BOOKKEEPING = "schema_file";

    /**
     * A table or view.
     *
     * @param kind table or view
     * @param comment what it holds; empty when nothing is known
     */
    public record Relation(String name, String kind, String comment, List<Column> columns) {}

    /**
     * A column.
     *
     * @param type in the words of the warehouse's database, lower case
     * @param comment what it means; empty when nothing is known
     */
    public record Column(String name, String type, String comment) {}

    /**
     * Asks a warehouse.
     *
     * @throws SyncException when it cannot be read
     */
    public static Description of(PublishedWarehouse warehouse) {
        Map<String, Relation> relations = new LinkedHashMap<>();
        WrittenComments written = WrittenComments.ofSqlFiles();
        try {
            warehouse
                    .sql()
                    .file("describe/columns")
                    .query((row, number) -> relations
                            .computeIfAbsent(row.getString("table_name"), name -> relation(row, name, written))
                            .columns()
                            .add(column(row, written)))
                    .list();
        } catch (DataAccessException e) {
            throw warehouse.failed("The warehouse cannot be described", e);
        }
        return new Description(List.copyOf(relations.values()));
    }

    /**
     * One table or view alone.
     *
     * @throws SyncException {@link Remedy#FIX_ARGUMENTS} when there is none of this name
     */
    public Description only(String name) {
        List<Relation> found = relations.stream()
                .filter(relation -> relation.name().equals(name))
                .toList();
        if (found.isEmpty()) {
            List<String> names = relations.stream().map(Relation::name).toList();
            throw new SyncException(
                    Remedy.FIX_ARGUMENTS, "There is no table or view " + name + ". " + Likeness.hint(name, names));
        }
        return new Description(found);
    }

    private static Relation relation(ResultSet row, String name, WrittenComments written) {
        try {
            return new Relation(
                    name,
                    row.getString("kind"),
                    comment(row.getString("table_comment"), written.of(name)),
                    new ArrayList<>());
        } catch (SQLException e) {
            throw DatabaseFailure.of("The warehouse cannot be described", e);
        }
    }

    private static Column column(ResultSet row, WrittenComments written) throws SQLException {
        String name = row.getString("column_name");
        return new Column(
                name,
                row.getString("data_type"),
                comment(row.getString("column_comment"), written.of(row.getString("table_name") + "." + name)));
    }

    /** H2 loses the comments of a view's columns when its file is opened again: then they are read from the SQL files. */
    private static String comment(@Nullable String kept, String written) {
        return Objects.requireNonNullElse(kept, "").isEmpty() ? written : Objects.requireNonNull(kept);
    }
}
