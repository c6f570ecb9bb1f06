package dev.ooosync.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A job file on disk with what surrounds it. Starts as the smallest file that loads. */
final class JobFixture {

    static final String SMALLEST = """
            sync:
              job: ooo
              cal-com:
                organization: 17
                api-key: cal_live_hush
              privacy:
                notes: keep
            """;

    final Path file;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, Object> extra = new HashMap<>();
    private final List<String> commandLine = new ArrayList<>();

    JobFixture(Path directory) {
        file = directory.resolve("job.yml");
        yaml(SMALLEST);
    }

    JobFixture yaml(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Replaces lines of the smallest file. */
    JobFixture without(String line) {
        return yaml(SMALLEST.replaceAll("(?m)^ *" + line + ".*\n", ""));
    }

    JobFixture env(String name, String value) {
        environment.put(name, value);
        return this;
    }

    JobFixture extra(String name, Object value) {
        extra.put(name, value);
        return this;
    }

    JobFixture args(String... arguments) {
        commandLine.addAll(Arrays.asList(arguments));
        return this;
    }

    /** Sets a key as whoever runs the job would for one run; secrets by the environment. */
    JobFixture set(String key, String value) {
        return KnownKeys.named(key).secret()
                ? env(KnownKeys.named(key).environmentVariables().get(0), value)
                : args("--" + key + "=" + value);
    }

    SyncSettings load() {
        return JobFile.load(file, environment, commandLine, extra);
    }

    List<String> problems() {
        try {
            load();
        } catch (InvalidSettingsException e) {
            return e.problems();
        }
        return List.of();
    }
}
