package dev.ooosync.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a listing, validated as in {@code calcom-api.md} 1.1 and 3.2.
 *
 * @param email the exact e-mail to filter by, or null for the whole organization
 */
record ListQuery(int take, long skip, Order order, @Nullable String email) {

    static final int MAX_TAKE = 250;
    static final int MAX_TAKE_OF_USERS = 1000;

    /** The parameters of an OOO listing; {@code withEmail} when it can be filtered. */
    static ListQuery ofEntries(QueryParameters sent, boolean withEmail) {
        Validation validation = new Validation();
        double take = validation.number(sent, "take", MAX_TAKE, 1, MAX_TAKE);
        double skip = validation.number(sent, "skip", 0, 0, Double.POSITIVE_INFINITY);
        Order start = validation.sort(sent, "sortStart", Order.START_ASC, Order.START_DESC);
        Order end = validation.sort(sent, "sortEnd", Order.END_ASC, Order.END_DESC);
        String email = withEmail ? validation.email(sent) : null;
        validation.finish();
        return new ListQuery((int) take, storable(skip), end == Order.ID ? start : end, email);
    }

    /** The parameters of a listing that has only pages. */
    static ListQuery page(QueryParameters sent, int maxTake) {
        Validation validation = new Validation();
        double take = validation.number(sent, "take", MAX_TAKE, 1, maxTake);
        double skip = validation.number(sent, "skip", 0, 0, Double.POSITIVE_INFINITY);
        validation.finish();
        return new ListQuery((int) take, storable(skip), Order.ID, null);
    }

    /** The database refuses what does not fit a 64-bit integer. */
    private static long storable(double skip) {
        if (skip >= 0x1p63) {
            throw ApiException.database();
        }
        return (long) skip;
    }

    /** Collects what is wrong with all parameters, as the real validation does. */
    private static final class Validation {

        /** The known parameters as transformed; class-validator echoes them in every error. */
        private final Map<String, @Nullable Object> target = new LinkedHashMap<>();

        private final List<Map<String, @Nullable Object>> errors = new ArrayList<>();

        double number(QueryParameters sent, String name, int otherwise, int min, double max) {
            String text = sent.first(name);
            if (text == null) {
                return otherwise;
            }
            double number = text.isEmpty() ? Double.NaN : QueryParameters.parseInt(text);
            Object value = Double.isNaN(number) ? null : (Object) (long) number;
            target.put(name, text.isEmpty() ? "" : value);
            Map<String, String> constraints = new LinkedHashMap<>();
            if (Double.isNaN(number)) {
                constraints.put("isNumber", name + " must be a number conforming to the specified constraints");
            }
            if (!(number >= min)) {
                constraints.put("min", name + " must not be less than " + min);
            }
            if (!(number <= max) && max < Double.POSITIVE_INFINITY) {
                constraints.put("max", name + " must not be greater than " + (long) max);
            }
            reject(name, constraints);
            return number;
        }

        Order sort(QueryParameters sent, String name, Order ascending, Order descending) {
            String text = sent.first(name);
            if (text == null) {
                return Order.ID;
            }
            boolean once = sent.all(name).size() == 1;
            target.put(name, once ? text : sent.all(name));
            if (!once || !text.equals("asc") && !text.equals("desc")) {
                String title = name.equals("sortStart") ? "SortStart" : "SortEnd";
                reject(name, Map.of("isEnum", title + " must be either \"asc\" or \"desc\"."));
            }
            return text.equals("desc") ? descending : ascending;
        }

        /** An empty e-mail is no filter at all: the whole organization is listed. */
        @Nullable
        String email(QueryParameters sent) {
            String text = sent.first("email");
            if (text == null) {
                return null;
            }
            boolean once = sent.all("email").size() == 1;
            target.put("email", once ? text : sent.all("email"));
            reject("email", once ? Map.of() : Map.of("isString", "email must be a string"));
            return text.isEmpty() ? null : text;
        }

        private void reject(String name, Map<String, String> constraints) {
            if (constraints.isEmpty()) {
                return;
            }
            Map<String, @Nullable Object> error = new LinkedHashMap<>();
            error.put("target", target);
            error.put("value", target.get(name));
            error.put("property", name);
            error.put("children", List.of());
            error.put("constraints", constraints);
            errors.add(error);
        }

        void finish() {
            if (!errors.isEmpty()) {
                throw ApiException.badRequest(errors);
            }
        }
    }
}
