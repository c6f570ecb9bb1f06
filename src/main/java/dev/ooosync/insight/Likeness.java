package dev.ooosync.insight;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** What a name that does not exist may have been meant to be. */
final class Likeness {

    private static final double ALIKE = 0.8;

    private Likeness() {}

    /** One or two sentences: the most similar name, if any is similar, and all names. */
    static String hint(String unknown, Collection<String> names) {
        JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
        String meant = names.stream()
                .filter(name -> similarity.apply(unknown, name) > ALIKE)
                .max(Comparator.comparing(name -> similarity.apply(unknown, name)))
                .map(name -> "Did you mean " + name + "? ")
                .orElse("");
        return meant + (names.isEmpty() ? "There are none." : "There are: " + String.join(", ", names) + ".");
    }
}
