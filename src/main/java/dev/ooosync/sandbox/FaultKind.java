package dev.ooosync.sandbox;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Everything that can be made to go wrong, by the name used in {@link Faults#parse}. */
enum FaultKind {
    /** Envelope D. */
    ERROR_500("500", Value.NONE, ""),
    /** An HTML page of a proxy; the application has not seen the request. */
    EDGE_503("503-html", Value.NONE, ""),
    /** The connection is closed without an answer. */
    RESET("reset", Value.NONE, ""),
    /** The full Content-Length is announced, half of the body sent. */
    TRUNCATE("truncate", Value.NONE, ""),
    /** Status 200 with broken JSON. */
    MALFORMED("malformed", Value.NONE, ""),
    /** Status 200 with an HTML page. */
    HTML("html", Value.NONE, ""),
    /** Status 200 with {@code "status":"error"}. */
    STATUS_ERROR("status-error", Value.NONE, ""),
    UNAUTHORIZED("401", Value.NONE, ""),
    FORBIDDEN("403", Value.NONE, ""),
    /** An answer that comes late. */
    SLOW("slow", Value.DURATION, "2s"),
    /** The same under another name, so that both can be used. */
    LATENCY("latency", Value.DURATION, "50ms"),
    /** Never more than so many rows a page. */
    GRANT("grant", Value.COUNT, "100"),
    IGNORE_SKIP("ignore-skip", Value.NONE, ""),
    IGNORE_TAKE("ignore-take", Value.NONE, ""),
    /** A page cut to fewer rows, two at least, although more follow. */
    SHORT("short", Value.NONE, ""),
    /** No rows, in the middle of the list. */
    EMPTY("empty", Value.NONE, ""),
    /** The list as it was so many changes ago. */
    LAG("lag", Value.COUNT, "5"),
    /** No order by id. */
    UNORDERED("unordered", Value.NONE, ""),
    /** A share of the rows has a field that nobody knows. */
    UNKNOWN_FIELD("unknown-field", Value.NONE, ""),
    /** A share of the rows lacks a field. */
    MISSING_FIELD("missing-field", Value.FIELD, ""),
    /** A share of the rows has a field of another JSON type. */
    WRONG_TYPE("wrong-type", Value.FIELD, "");

    /** What may follow the equals sign. */
    enum Value {
        NONE,
        COUNT,
        DURATION,
        FIELD
    }

    private final String text;
    private final Value value;
    private final String otherwise;

    FaultKind(String text, Value value, String otherwise) {
        this.text = text;
        this.value = value;
        this.otherwise = otherwise;
    }

    String text() {
        return text;
    }

    Value value() {
        return value;
    }

    /** The value when none is given. */
    String otherwise() {
        return otherwise;
    }

    /** Whether it can happen to an endpoint at all. */
    boolean worksOn(Route.Kind route) {
        return switch (this) {
            case LAG, UNORDERED -> route == Route.Kind.OOO || route == Route.Kind.USER_OOO;
            case GRANT, IGNORE_SKIP, IGNORE_TAKE, SHORT, EMPTY, UNKNOWN_FIELD, MISSING_FIELD, WRONG_TYPE ->
                route != Route.Kind.ME;
            default -> true;
        };
    }

    /** Whether its rate is a share of the rows, not of the requests. */
    boolean perRow() {
        return this == UNKNOWN_FIELD || this == MISSING_FIELD || this == WRONG_TYPE;
    }

    static FaultKind of(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown fault \"" + text + "\"; the known faults are "
                        + Arrays.stream(values()).map(FaultKind::text).collect(Collectors.joining(", "))));
    }
}
