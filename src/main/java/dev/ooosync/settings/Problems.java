package dev.ooosync.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong, so that it is told all at once; remembers which keys have been complained about. */
final class Problems {

    private final List<String> sentences = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    void add(String sentence) {
        sentences.add(sentence);
    }

    /** Any later problem of the same key would only follow from this one. */
    void add(Key key, String sentence) {
        add(key.name() + " " + sentence);
        keys.add(key.name());
    }

    void addUnknown(String name, String where) {
        Key listed = KnownKeys.find(name.replaceAll("\\[.*", ""));
        if (listed != null) {
            add(listed, "(" + where + ") takes one value, not a list");
        } else if (KnownKeys.isGroup(name)) {
            add(name + " (" + where + ") holds keys of its own and takes no value");
        } else {
            Key nearest = KnownKeys.nearest(name);
            String hint = nearest == null ? "" : "; did you mean " + nearest.name() + "?";
            add("unknown key " + name + " (" + where + ")" + hint);
        }
    }

    boolean concern(String key) {
        return keys.contains(key);
    }

    boolean any() {
        return !sentences.isEmpty();
    }

    InvalidSettingsException exception(String file) {
        return new InvalidSettingsException(file, sentences);
    }
}
