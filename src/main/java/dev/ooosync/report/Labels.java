package dev.ooosync.report;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What people and teams are called in the report: no address, no control characters, and not too long for a line. */
final class Labels {

    /** Characters that a label may have. */
    static final int LONGEST = 60;

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>()]+@[^\\s@<>()]+");

    /** Also what turns the writing direction of the text behind it. The joiners of scripts and of emoji stay. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cs}[\\p{Cf}&&[^\\u200c\\u200d]]]");

    private static final Pattern SPACE = Pattern.compile("[\\p{Cc}\\p{Z}]+");

    private final Map<Long, String> drawn = new HashMap<>();

    /** @param people whose names are not to be shown, each of whom gets a number by lot */
    Labels(boolean noNames, Collection<Long> people) {
        if (noNames) {
            // Neither the names' order nor the ids' is to be guessed from the numbers.
            List<Long> lots = new ArrayList<>(new TreeSet<>(people));
            Collections.shuffle(lots, new SecureRandom());
            lots.forEach(person -> drawn.put(person, "Person " + (drawn.size() + 1)));
        }
    }

    String person(long userId, String displayName) {
        String number = drawn.get(userId);
        if (number != null) {
            return number;
        }
        // Who has neither name nor user name is called by the address.
        return ADDRESS.matcher(displayName).find() ? "user " + userId : text(displayName);
    }

    /** Any other text from outside. */
    static String text(String text) {
        String visible = UNSEEN.matcher(text).replaceAll("");
        String clean = ADDRESS.matcher(SPACE.matcher(visible).replaceAll(" "))
                .replaceAll("(address)")
                .strip();
        return clean.codePointCount(0, clean.length()) <= LONGEST
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, LONGEST - 1)).strip() + "…";
    }
}
