package dev.ooosync.cli;

import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * What every command gets from outside.
 *
 * @param environment variables of the process
 * @param overrides arguments of the form {@code --sync.KEY=VALUE}
 */
record Surroundings(
        Console console, Clock clock, Map<String, String> environment, List<String> overrides, Signals signals) {}
