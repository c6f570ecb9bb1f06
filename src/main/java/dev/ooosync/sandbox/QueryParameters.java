package dev.ooosync.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query string as Cal.com's stack takes it apart ({@code calcom-api.md} 1.1): repeated names keep all their values. */
final class QueryParameters {

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    QueryParameters(@Nullable String rawQuery) {
        if (rawQuery == null || rawQuery.isEmpty()) {
            return;
        }
        for (String pair : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The first value, or null when the name was not sent. */
    @Nullable
    String first(String name) {
        List<String> sent = all(name);
        return sent.isEmpty() ? null : sent.get(0);
    }

    /**
     * JavaScript's {@code parseInt}: leading white space, a sign, then as many digits as there are; {@code 12abc} is 12,
     * {@code 9.9} is 9, and text without a leading number is NaN.
     */
    static double parseInt(String text) {
        String rest = text.strip();
        boolean negative = rest.startsWith("-");
        if (negative || rest.startsWith("+")) {
            rest = rest.substring(1);
        }
        boolean hexadecimal = rest.startsWith("0x") || rest.startsWith("0X");
        int radix = hexadecimal ? 16 : 10;
        double number = Double.NaN;
        for (int i = hexadecimal ? 2 : 0; i < rest.length(); i++) {
            int digit = rest.charAt(i) < 128 ? Character.digit(rest.charAt(i), radix) : -1;
            if (digit < 0) {
                break;
            }
            number = (Double.isNaN(number) ? 0 : number) * radix + digit;
        }
        return negative ? -number : number;
    }

    /** A malformed escape is left as it is, as the query parser of the real stack does. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
