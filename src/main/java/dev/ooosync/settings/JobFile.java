package dev.ooosync.settings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A file in {@code jobs/}: the key {@code sync}, bound strictly to {@link SyncSettings}. */
public final class JobFile {

    private static final String CAL_COM = KnownKeys.PREFIX + ".cal-com.";
    private static final String ORGANIZATION = CAL_COM + "organization";
    private static final String BASE_URL = CAL_COM + "base-url";

    private JobFile() {}

    /**
     * Loads a job file. The command line wins over the environment, which wins over the file.
     *
     * @param jobFile YAML, one document
     * @param environmentVariables for placeholders such as {@code ${CALCOM_ORG_ID}}, and for overrides such as
     *     {@code SYNC_READING_PAGESIZE}
     * @param commandLine arguments of the form {@code --sync.KEY=VALUE}, and no others
     * @param extraProperties further values for placeholders; they win over environment variables of the same name
     * @throws InvalidSettingsException with everything that is wrong, if anything is
     */
    public static SyncSettings load(
            Path jobFile,
            Map<String, String> environmentVariables,
            List<String> commandLine,
            Map<String, Object> extraProperties) {
        Problems problems = new Problems();
        Map<String, Found> settings = read(jobFile, environmentVariables, commandLine, problems);
        return check(jobFile, settings, new Placeholders(environmentVariables, extraProperties), problems);
    }

    /**
     * Loads what a command needs that reads the warehouse and does not ask Cal.com. Of the Cal.com section only organization
     * and base URL are read, and both may be missing, so such a command needs no credentials.
     *
     * @throws InvalidSettingsException with everything that is wrong, if anything is
     */
    public static LocalSettings loadLocal(
            Path jobFile, Map<String, String> environmentVariables, List<String> commandLine) {
        Problems problems = new Problems();
        Map<String, Found> settings = read(jobFile, environmentVariables, commandLine, problems);
        Placeholders placeholders = new Placeholders(environmentVariables, Map.of());
        boolean isKnown = placeholders.isFilled(settings.get(ORGANIZATION));
        boolean isUrlKnown = !settings.containsKey(BASE_URL) || placeholders.isFilled(settings.get(BASE_URL));
        settings.keySet()
                .removeIf(key -> key.startsWith(CAL_COM)
                        && !(isKnown && key.equals(ORGANIZATION))
                        && !(isUrlKnown && key.equals(BASE_URL)));
        settings.putIfAbsent(ORGANIZATION, new Found("1", "not needed"));
        settings.put(CAL_COM + "api-key", new Found("none", "not needed"));
        SyncSettings checked = check(jobFile, settings, placeholders, problems);
        return new LocalSettings(
                checked.job(),
                isKnown ? checked.calCom().organization() : null,
                checked.warehouse(),
                new LocalSettings.Resuming(
                        checked.runStore(),
                        checked.runStoreInWarehouse(),
                        checked.reading().resumeWindow(),
                        isKnown && isUrlKnown ? checked.fingerprint() : null));
    }

    private static Map<String, Found> read(
            Path jobFile, Map<String, String> environmentVariables, List<String> commandLine, Problems problems) {
        Map<String, Found> found = new YamlFile(jobFile, problems).read();
        Map<String, Found> variables = Overrides.ofEnvironment(environmentVariables, problems);
        Map<String, Found> options = Overrides.ofCommandLine(commandLine, problems);
        if (found == null) {
            // Without the file every required key would be missing, which says nothing new.
            throw problems.exception(jobFile.toString());
        }
        Map<String, Found> settings = new LinkedHashMap<>(found);
        settings.putAll(variables);
        settings.putAll(options);
        return settings;
    }

    private static SyncSettings check(
            Path jobFile, Map<String, Found> settings, Placeholders placeholders, Problems problems) {
        Map<String, String> resolved = placeholders.resolve(settings, problems);
        Values values = new Values(settings, resolved, problems);
        new CredentialSettings(values, problems).check();
        new Limits(values).check();
        if (problems.any()) {
            throw problems.exception(jobFile.toString());
        }
        return bind(values);
    }

    private static SyncSettings bind(Values values) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource(values.all());
        return new Binder(source).bind(KnownKeys.PREFIX, SyncSettings.class).get();
    }
}
