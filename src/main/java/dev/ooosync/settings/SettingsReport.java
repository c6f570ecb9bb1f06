package dev.ooosync.settings;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/** Shows the effective settings. */
public final class SettingsReport {

    private SettingsReport() {}

    /**
     * One line per key, sorted and aligned; secrets and passwords in URLs as {@code <masked>}, text in quotes, so that
     * stray spaces show, what is not set as {@code (not set)}.
     */
    public static String masked(SyncSettings settings) {
        Map<String, String> lines = new TreeMap<>();
        collect(KnownKeys.PREFIX, settings, lines);
        int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
        return lines.entrySet().stream()
                .map(line -> line.getKey() + " ".repeat(width - line.getKey().length()) + "  " + line.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** A value as one would write it in a job file: a duration as {@code 90s}, {@code 10m} or {@code 6h}. */
    public static String text(@Nullable Object value) {
        if (value == null) {
            return "(not set)";
        }
        if (value instanceof Duration duration) {
            return duration(duration.toMillis());
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return value instanceof Integer || value instanceof Boolean || value instanceof Secret
                ? value.toString()
                : Masks.quoted(value);
    }

    /** In one unit, since a job file and {@code --wait} take no more than one: {@code 90s}, not {@code 1m30s}. */
    private static String duration(long millis) {
        if (millis % 1_000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1_000;
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        return seconds % 3_600 == 0 ? seconds / 3_600 + "h" : seconds / 60 + "m";
    }

    private static void collect(String prefix, Object settings, Map<String, String> lines) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            Object value = value(component, settings);
            if (value instanceof Record group) {
                collect(name, group, lines);
            } else {
                lines.put(name, text(value));
            }
        }
    }

    private static @Nullable Object value(RecordComponent component, Object settings) {
        try {
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
