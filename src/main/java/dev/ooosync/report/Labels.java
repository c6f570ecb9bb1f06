package dev.ooosync.report;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The labels of people and teams in the report: no address, no control characters, short enough for a line, and no two
 * the same.
 */
final class Labels {

    /** Characters that a label may have. */
    static final int LONGEST = 60;

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>()]+@[^\\s@<>()]+");

    /** Includes characters that turn the writing direction. The joiners of scripts and of emoji stay. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cs}[\\p{Cf}&&[^\\u200c\\u200d]]]");

    private static final Pattern SPACE = Pattern.compile("[\\p{Cc}\\p{Z}]+");

    /** Words that are used in place of a covering person. */
    private static final Set<String> NO_PERSON = Set.of("nobody", "several");

    private final Map<Long, String> people;

    /**
     * @param noNames whether everybody gets a random number
     * @param people everybody who is shown: display names by user id
     */
    Labels(boolean noNames, Map<Long, String> people) {
        this.people = noNames ? drawn(people.keySet()) : named(people);
    }

    private static Map<Long, String> drawn(Collection<Long> people) {
        // The numbers must reveal neither the order of names nor that of ids.
        List<Long> lots = new ArrayList<>(new TreeSet<>(people));
        Collections.shuffle(lots, new SecureRandom());
        Map<Long, String> drawn = new HashMap<>();
        lots.forEach(person -> drawn.put(person, "Person " + (drawn.size() + 1)));
        return drawn;
    }

    /** A person with neither name nor user name is displayed by address. */
    private static Map<Long, String> named(Map<Long, String> people) {
        Map<Long, String> named = new HashMap<>();
        people.forEach((id, name) -> named.put(id, ADDRESS.matcher(name).find() ? "user " + id : text(name)));
        return distinct(named, NO_PERSON, id -> "user " + id);
    }

    String person(long userId) {
        return Objects.requireNonNull(people.get(userId), () -> "user " + userId);
    }

    /**
     * The same labels, where duplicates are followed by what distinguishes them: names that differ may become equal when
     * they are cleaned and cut.
     *
     * @param taken labels that must not be used at all
     */
    static <K> Map<K, String> distinct(Map<K, String> labels, Set<String> taken, Function<K, String> difference) {
        Map<String, Long> counts =
                labels.values().stream().collect(Collectors.groupingBy(label -> label, Collectors.counting()));
        Map<K, String> distinct = new HashMap<>();
        labels.forEach((key, label) -> {
            String end = " (" + difference.apply(key) + ")";
            boolean isAlone = counts.getOrDefault(label, 0L) == 1 && !taken.contains(label);
            distinct.put(key, isAlone ? label : cut(label, LONGEST - end.length()) + end);
        });
        return distinct;
    }

    /** Any other text from outside. */
    static String text(String text) {
        String visible = UNSEEN.matcher(text).replaceAll("");
        String clean = ADDRESS.matcher(SPACE.matcher(visible).replaceAll(" "))
                .replaceAll("(address)")
                .strip();
        return cut(clean, LONGEST);
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)).strip() + "…";
    }
}
