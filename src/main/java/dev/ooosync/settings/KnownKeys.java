package dev.ooosync.settings;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Every key, read from the records, so that no separate list has to be maintained. */
final class KnownKeys {

    static final String PREFIX = "sync";

    private static final double ALIKE = 0.85;
    private static final Map<String, Key> KEYS = keys();

    private KnownKeys() {}

    static Collection<Key> all() {
        return KEYS.values();
    }

    static Key named(String name) {
        Key key = KEYS.get(name);
        if (key == null) {
            throw new IllegalArgumentException("no such key: " + name);
        }
        return key;
    }

    /** The key in any of Boot's spellings: {@code page-size}, {@code pageSize}, {@code page_size}. */
    static @Nullable Key find(String spelling) {
        return KEYS.values().stream()
                .filter(key -> plain(key.name()).equals(plain(spelling)))
                .findFirst()
                .orElse(null);
    }

    static @Nullable Key findByVariable(String variable) {
        String name = variable.toUpperCase(Locale.ROOT);
        return KEYS.values().stream()
                .filter(key -> key.environmentVariables().contains(name))
                .findFirst()
                .orElse(null);
    }

    /** Whether the name holds keys rather than a value: {@code sync.reading}. */
    static boolean isGroup(String spelling) {
        return KEYS.keySet().stream().anyMatch(name -> plain(name).startsWith(plain(spelling) + "."));
    }

    /** The known key most similar to an unknown one, or null when none is similar. */
    static @Nullable Key nearest(String unknown) {
        Key nearest = null;
        double best = ALIKE;
        for (Key key : KEYS.values()) {
            double likeness = likeness(unknown.toLowerCase(Locale.ROOT), key.name());
            if (likeness > best) {
                best = likeness;
                nearest = key;
            }
        }
        return nearest;
    }

    /** A key in the wrong section is as likely as a misspelt one, so the last part is also compared alone. */
    private static double likeness(String unknown, String known) {
        JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
        double whole = similarity.apply(withoutPrefix(unknown), withoutPrefix(known));
        double last = similarity.apply(lastPart(unknown), lastPart(known));
        return Math.max(whole, 0.98 * last);
    }

    private static String withoutPrefix(String name) {
        return name.startsWith(PREFIX + ".") ? name.substring(PREFIX.length() + 1) : name;
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    private static Map<String, Key> keys() {
        Map<String, Key> keys = new LinkedHashMap<>();
        collect(PREFIX, SyncSettings.class, keys);
        return keys;
    }

    private static void collect(String prefix, Class<?> type, Map<String, Key> keys) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            if (component.getType().isRecord()) {
                collect(name, component.getType(), keys);
            } else {
                boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                keys.put(name, new Key(name, component.getType(), defaultOf(type, component), optional));
            }
        }
    }

    /** Boot's annotation is on the constructor's parameters, not on the components. */
    private static @Nullable String defaultOf(Class<?> type, RecordComponent component) {
        return Arrays.stream(type.getDeclaredConstructors()[0].getParameters())
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .map(parameter -> parameter.getAnnotation(DefaultValue.class))
                .filter(annotation -> annotation != null)
                .map(annotation -> String.join(",", annotation.value()))
                .findFirst()
                .orElse(null);
    }
}
