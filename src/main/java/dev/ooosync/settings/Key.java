package dev.ooosync.settings;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A key that a job file may hold, as the records declare it.
 *
 * @param name in full and in the spelling of the job files: {@code sync.reading.page-size}
 * @param type of the record's component
 * @param defaultValue as text, or null when there is none
 * @param optional whether the key may be absent although there is no default
 */
record Key(String name, Class<?> type, @Nullable String defaultValue, boolean optional) {

    boolean required() {
        return defaultValue == null && !optional;
    }

    boolean secret() {
        return type == Secret.class;
    }

    /** A credential that is there but blank counts as absent: {@code api-key: ${CALCOM_API_KEY:}}. */
    boolean credential() {
        return CredentialSettings.KEYS.contains(name);
    }

    /** The environment variables that override it, Boot's spelling first: dashes dropped, or made underscores. */
    List<String> environmentVariables() {
        String dotless = name.toUpperCase(Locale.ROOT).replace('.', '_');
        return List.of(dotless.replace("-", ""), dotless.replace('-', '_'));
    }
}
