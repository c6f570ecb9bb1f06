package dev.ooosync.settings;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.util.PropertyPlaceholderHelper;

/** Fills in {@code ${NAME}} and {@code ${NAME:default}}. A variable's value is taken as it is, never resolved again. */
final class Placeholders {

    private static final PropertyPlaceholderHelper HELPER = new PropertyPlaceholderHelper("${", "}", ":", '\\', false);

    private final Map<String, String> variables;

    Placeholders(Map<String, String> environmentVariables, Map<String, Object> extraProperties) {
        variables = new HashMap<>(environmentVariables);
        extraProperties.forEach((name, value) -> variables.put(name, value.toString()));
    }

    /** Resolves all of them; one without value and default is a problem of its key, whose value is then left out. */
    Map<String, String> resolve(Map<String, Found> settings, Problems problems) {
        Map<String, String> resolved = new HashMap<>();
        settings.forEach((name, found) -> {
            try {
                resolved.put(name, HELPER.replacePlaceholders(found.text(), this::value));
            } catch (PlaceholderResolutionException e) {
                problems.add(
                        KnownKeys.named(name),
                        "needs the environment variable " + e.getPlaceholder() + ", which is not set (" + found.where()
                                + ")");
            }
        });
        return resolved;
    }

    /** Whether something is there and comes to a value that is not blank. */
    boolean isFilled(@Nullable Found found) {
        try {
            return found != null
                    && !HELPER.replacePlaceholders(found.text(), this::value).isBlank();
        } catch (PlaceholderResolutionException e) {
            return false;
        }
    }

    private @Nullable String value(String name) {
        String value = variables.get(name);
        return value == null ? null : value.replace("${", "\\${");
    }
}
