package dev.ooosync.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The faults that happen to one request, and what they do to its rows. */
final class Misbehaviour {

    static final Misbehaviour NONE = new Misbehaviour(Map.of(), 0, new Dice(0));

    private final Map<FaultKind, Fault> happening;
    private final long number;
    private final Dice dice;

    Misbehaviour(Map<FaultKind, Fault> happening, long number, Dice dice) {
        this.happening = happening;
        this.number = number;
        this.dice = dice;
    }

    boolean has(FaultKind kind) {
        return happening.containsKey(kind);
    }

    /** The number that comes with a fault, or {@code otherwise} when it does not happen. */
    int count(FaultKind kind, int otherwise) {
        Fault fault = happening.get(kind);
        return fault == null ? otherwise : fault.count();
    }

    Duration delay() {
        Fault slow = happening.get(FaultKind.SLOW);
        Fault latency = happening.get(FaultKind.LATENCY);
        return (slow == null ? Duration.ZERO : slow.duration())
                .plus(latency == null ? Duration.ZERO : latency.duration());
    }

    /** The query that is really answered. */
    ListQuery granted(ListQuery asked) {
        int take = has(FaultKind.IGNORE_TAKE) ? ListQuery.MAX_TAKE : asked.take();
        return new ListQuery(
                Math.min(take, count(FaultKind.GRANT, take)),
                has(FaultKind.IGNORE_SKIP) ? 0 : asked.skip(),
                has(FaultKind.UNORDERED) ? Order.SHUFFLED : asked.order(),
                asked.email());
    }

    /** The rows of a page that are really sent; {@code total} is the length of the list. */
    <T> List<T> cut(List<T> page, long skip, int total) {
        boolean moreFollow = skip + page.size() < total;
        if (has(FaultKind.EMPTY) && moreFollow && skip > 0) {
            return List.of();
        }
        if (has(FaultKind.SHORT) && moreFollow && page.size() > 2) {
            return page.subList(0, 2 + dice.pick(page.size() - 2, "short", number));
        }
        return page;
    }

    /** The part of a list by id that is really sent. */
    <T> List<T> page(List<T> all, ListQuery asked) {
        ListQuery query = granted(asked);
        int from = (int) Math.min(query.skip(), all.size());
        int to = Math.min(from + query.take(), all.size());
        return cut(all.subList(from, to), query.skip(), all.size());
    }

    /** Spoils a row when its turn comes: the same rows every time. */
    ObjectNode spoiled(ObjectNode row) {
        long id = row.path("id").asLong();
        if (chosen(FaultKind.UNKNOWN_FIELD, id)) {
            row.putObject("approval").put("state", "granted").put("level", 2);
        }
        if (chosen(FaultKind.MISSING_FIELD, id)) {
            row.remove(field(FaultKind.MISSING_FIELD, id));
        }
        if (chosen(FaultKind.WRONG_TYPE, id)) {
            mistype(row, field(FaultKind.WRONG_TYPE, id));
        }
        return row;
    }

    private boolean chosen(FaultKind kind, long id) {
        Fault fault = happening.get(kind);
        return fault != null && dice.roll("row " + kind.text(), id) < fault.rate();
    }

    private String field(FaultKind kind, long id) {
        Fault fault = Objects.requireNonNull(happening.get(kind));
        if (!fault.value().isEmpty()) {
            return fault.value();
        }
        List<String> losable = fault.route().losable();
        return losable.get(dice.pick(losable.size(), "field " + kind.text(), id));
    }

    /** A text turns into an object, everything else into a text that is no number. */
    private static void mistype(ObjectNode row, String field) {
        @Nullable JsonNode value = row.get(field);
        if (value != null && value.isString()) {
            row.putObject(field).put("value", 1);
        } else {
            row.put(field, "not a number");
        }
    }
}
