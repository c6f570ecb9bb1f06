package dev.ooosync.people;

import dev.ooosync.calcom.SentFields;
import dev.ooosync.calcom.SentRow;
import dev.ooosync.calcom.SentTimes;
import dev.ooosync.calcom.UnusableFieldException;
import dev.ooosync.staging.RejectedRow;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The rows of one resource as they will be staged, one for each key: of a row that came twice the newer one. */
final class ResourceRows {

    /** Adds what one row as sent holds. */
    interface Mapping {
        void add(SentFields row, ResourceRows rows) throws UnusableFieldException;
    }

    /** Whom a row as sent is about; null when that cannot be read. */
    interface About {
        @Nullable
        Subject of(SentRow row);
    }

    /** A row that cannot be used. */
    private record Unusable(RejectedRow row, @Nullable Subject about) {}

    private final Mapping mapping;
    private final About about;
    private final Function<JsonNode, String> payload;
    private final SentTimes times = new SentTimes();
    private final Map<String, Map<List<Long>, Collection<Object[]>>> tables = new LinkedHashMap<>();
    private final Map<Object, Unusable> rejects = new LinkedHashMap<>();
    /** Ids of the rows taken; of a row without a readable id all of it. */
    private final Set<Object> taken = new HashSet<>();

    private long rowsRead;

    /** @param payload what may be stored of a row that cannot be used */
    ResourceRows(Mapping mapping, About about, Function<JsonNode, String> payload) {
        this.mapping = mapping;
        this.about = about;
        this.payload = payload;
    }

    void add(SentRow row) {
        add(row, mapping, about);
    }

    void add(SentRow row, Mapping mapping, About about) {
        Object key = row.id() == null ? row.json() : row.id();
        taken.add(key);
        rowsRead++;
        try {
            mapping.add(new SentFields(row.json(), times), this);
            rejects.remove(key);
        } catch (UnusableFieldException e) {
            RejectedRow reject = new RejectedRow(row.id(), e.reason(), payload.apply(row.json()));
            rejects.put(key, new Unusable(reject, about.of(row)));
        }
    }

    /** @param values in the order of the table's columns in {@code staging/tables.sql} */
    void put(String table, List<Long> key, @Nullable Object... values) {
        putAll(table, key, List.<Object[]>of(values));
    }

    /** All rows of a key, in place of those that it had. */
    void putAll(String table, List<Long> key, Collection<Object[]> values) {
        tables.computeIfAbsent(table, name -> new LinkedHashMap<>()).put(key, values);
    }

    /** @param resource which these rows are of */
    Map<String, Collection<Object[]>> tables(String resource) {
        Map<String, Collection<Object[]>> rows = new LinkedHashMap<>();
        tables.forEach((table, byKey) -> rows.put(
                table, byKey.values().stream().flatMap(Collection::stream).toList()));
        rows.put(
                "unusable_row",
                rejects.values().stream()
                        .map(Unusable::about)
                        .filter(Objects::nonNull)
                        .map(kept -> new @Nullable Object[] {resource, kept.team(), kept.user()})
                        .toList());
        return rows;
    }

    /** Rows that were taken, repeats and rejects included. */
    long rowsRead() {
        return rowsRead;
    }

    /** Different rows that were taken, rejects included. */
    int count() {
        return taken.size();
    }

    /** Those that cannot be used, and of which nobody can tell whom they are about. */
    long unplaced() {
        return rejects.values().stream().filter(row -> row.about() == null).count();
    }

    List<RejectedRow> rejects() {
        return rejects.values().stream().map(Unusable::row).toList();
    }
}
