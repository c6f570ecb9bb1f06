package dev.ooosync.cli;

import dev.ooosync.settings.EnvironmentFile;
import dev.ooosync.settings.InvalidSettingsException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * What every command gets from outside.
 *
 * @param variables of the process
 * @param overrides arguments of the form {@code --sync.KEY=VALUE}
 */
record Surroundings(
        Console console, Clock clock, Map<String, String> variables, List<String> overrides, Signals signals) {

    /**
     * What job files may name: the variables of the process, and beneath them those of the environment file.
     *
     * @throws InvalidSettingsException when that cannot be read or is malformed
     */
    Map<String, String> environment() {
        return EnvironmentFile.beneath(variables);
    }
}
