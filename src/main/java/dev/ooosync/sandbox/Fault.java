package dev.ooosync.sandbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that goes wrong.
 *
 * @param route the endpoint that it happens to
 * @param value as given, or the kind's own; valid
 * @param rate the share of requests (or rows) that it happens to, 0 to 1
 * @param first the first request of the route that it may happen to, from 1
 * @param last the last one
 */
record Fault(Route.Kind route, FaultKind kind, String value, double rate, long first, long last) {

    private static final Pattern SHAPE =
            Pattern.compile("(?:(?<route>[a-z-]+)/)?(?<name>[^=:@/]+)(?:=(?<value>[^:@]+))?"
                    + "(?::(?<rate>[^@]+))?(?:@(?<first>[1-9][0-9]{0,9})(?<on>\\+)?)?");
    private static final Pattern DURATION = Pattern.compile("(?<number>[0-9]{1,6})(?<unit>ms|s)");

    static Fault parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("fault \"" + text
                    + "\" cannot be read; write [route/]name[=value][:rate][@request[+]], such as 500:0.1 or 403@7+");
        }
        FaultKind kind = FaultKind.of(matcher.group("name"));
        Route.Kind route = route(matcher.group("route"));
        if (!kind.worksOn(route)) {
            throw new IllegalArgumentException(
                    "fault \"" + text + "\" cannot happen to the route " + route.text() + "; leave the route out");
        }
        String first = matcher.group("first");
        long from = first == null ? 1 : Long.parseLong(first);
        boolean once = first != null && matcher.group("on") == null;
        return new Fault(
                route,
                kind,
                value(kind, route, matcher.group("value")),
                rate(text, matcher.group("rate")),
                from,
                once ? from : Long.MAX_VALUE);
    }

    private static Route.Kind route(@Nullable String text) {
        if (text == null) {
            return Route.Kind.OOO;
        }
        return Arrays.stream(Route.Kind.values())
                .filter(kind -> kind.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("unknown route \"" + text + "\" before a fault; the routes are "
                                + Arrays.stream(Route.Kind.values())
                                        .map(Route.Kind::text)
                                        .collect(Collectors.joining(", "))));
    }

    private static String value(FaultKind kind, Route.Kind route, @Nullable String given) {
        String value = given == null ? kind.otherwise() : given;
        boolean valid = switch (kind.value()) {
            case NONE -> given == null;
            case COUNT -> value.matches("[1-9][0-9]{0,5}");
            case DURATION -> DURATION.matcher(value).matches();
            case FIELD -> given == null || route.fields().contains(given);
        };
        if (!valid) {
            String wanted = switch (kind.value()) {
                case NONE -> "it takes no value";
                case COUNT -> "give a positive number, such as " + kind.text() + "=" + kind.otherwise();
                case DURATION -> "give a duration, such as " + kind.text() + "=200ms or " + kind.text() + "=2s";
                case FIELD -> "give one of " + String.join(", ", route.fields());
            };
            throw new IllegalArgumentException("fault " + kind.text() + " has the value \"" + value + "\"; " + wanted);
        }
        return value;
    }

    private static double rate(String fault, @Nullable String text) {
        if (text == null) {
            return 1;
        }
        if (!text.matches("0|1|[01]?\\.[0-9]+") || Double.parseDouble(text) > 1) {
            throw new IllegalArgumentException(
                    "fault \"" + fault + "\" has the rate \"" + text + "\"; give a number from 0 to 1, such as 0.1");
        }
        return Double.parseDouble(text);
    }

    boolean mayHappenTo(Route.Kind requested, long number) {
        return requested == route && number >= first && number <= last;
    }

    int count() {
        return Integer.parseInt(value);
    }

    Duration duration() {
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalStateException("fault " + kind.text() + " has no duration");
        }
        long number = Long.parseLong(matcher.group("number"));
        return matcher.group("unit").equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
    }
}
