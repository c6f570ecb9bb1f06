package dev.ooosync.settings;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.ConversionException;

/**
 * The values by key, converted to the types of the records, defaults included. A key with a problem has no value, so
 * that checks of it are passed over.
 */
final class Values {

    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, Found> found;
    private final Problems problems;

    Values(Map<String, Found> found, Map<String, String> resolved, Problems problems) {
        this.found = found;
        this.problems = problems;
        for (Key key : KnownKeys.all()) {
            String text = resolved.get(key.name());
            if (!problems.concern(key.name())) {
                take(key, text == null || text.isBlank() && key.credential() ? key.defaultValue() : text);
            }
        }
    }

    private void take(Key key, @Nullable String text) {
        if (key.required() && (text == null || text.isBlank())) {
            problems.add(key, "is missing" + written(key) + ": " + Required.hint(key.name()));
        } else if (text != null && text.isBlank()) {
            refuse(
                    key.name(),
                    key.defaultValue() == null
                            ? "is there but empty; an empty filter would filter nothing, so give it a value or remove the key"
                            : "is there but empty; give it a value, or remove the key for the default "
                                    + key.defaultValue());
        } else if (text != null) {
            try {
                values.put(key.name(), convert(text, key.type()));
            } catch (InvalidPathException e) {
                refuse(key.name(), RealPath.refusal(), text);
            } catch (ConversionException | IllegalArgumentException e) {
                refuse(key.name(), "is not " + expected(key.type()), text);
            }
        }
    }

    /** What the file says where nothing came of it; as it came to nothing, it holds no secret. */
    String written(Key key) {
        Found written = found.get(key.name());
        return written == null || written.text().isBlank()
                ? ""
                : " (" + written.where() + ": " + written.text() + " is empty)";
    }

    @Nullable
    <T> T get(String key, Class<T> type) {
        return type.cast(values.get(key));
    }

    /** Whether a value is given, even a wrong one. */
    boolean given(String key) {
        return values.containsKey(key) || problems.concern(key);
    }

    void put(String key, Object value) {
        values.put(key, value);
    }

    void refuse(String key, String sentence) {
        Found written = found.get(key);
        problems.add(KnownKeys.named(key), (written == null ? "" : "(" + written.where() + ") ") + sentence);
        values.remove(key);
    }

    /** Refuses a value and shows it, unless it is a secret. */
    void refuse(String key, String sentence, Object value) {
        refuse(key, KnownKeys.named(key).secret() ? sentence : "is " + Masks.quoted(value) + ": it " + sentence);
    }

    void inRange(String key, int least, int most, String why) {
        Integer value = get(key, Integer.class);
        if (value != null && (value < least || value > most)) {
            String range = most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most;
            refuse(key, "must be " + range + why, value);
        }
    }

    void inRange(String key, Duration most) {
        inRange(key, Duration.ofMillis(1), most);
    }

    void inRange(String key, Duration least, Duration most) {
        Duration value = get(key, Duration.class);
        if (value != null && (value.compareTo(least) < 0 || value.compareTo(most) > 0)) {
            refuse(key, "must be " + least.toMillis() + " ms to " + most.toHours() + " h", SettingsReport.text(value));
        }
    }

    Map<String, Object> all() {
        return values;
    }

    /** Stricter than Boot, which takes 60 for 60 ms, 1 7 for 17, and looks for paths on the class path. */
    private static Object convert(String text, Class<?> type) {
        boolean number = text.matches("[+-]?\\d+");
        if (type == Integer.class && !number
                || type == Duration.class && number
                || type == Boolean.class && !text.matches("true|false")) {
            throw new IllegalArgumentException("not strict");
        }
        if (type == Path.class) {
            return Path.of(text);
        }
        Object value = ApplicationConversionService.getSharedInstance().convert(text, type);
        if (value == null) {
            throw new IllegalArgumentException("nothing");
        }
        return value;
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> SettingsReport.text(constant))
                    .collect(Collectors.joining(" or ", "", ""));
        }
        Map<Class<?>, String> words = Map.of(
                Integer.class, "a whole number of at most " + Integer.MAX_VALUE,
                Duration.class, "a duration with its unit, such as 500ms, 90s or 6h",
                URI.class, "a URL",
                Path.class, "a path",
                Boolean.class, "true or false");
        return words.getOrDefault(type, "a " + type.getSimpleName().toLowerCase(Locale.ROOT));
    }
}
