package dev.ooosync.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What is set outside of the job file: {@code --sync.reading.page-size=100}, {@code SYNC_READING_PAGESIZE=100}. */
final class Overrides {

    private static final String OPTION = "--" + KnownKeys.PREFIX + ".";
    private static final String VARIABLE = "SYNC_";

    private Overrides() {}

    /** By canonical key; the last one wins, as is usual on a command line. */
    static Map<String, Found> ofCommandLine(List<String> arguments, Problems problems) {
        Map<String, Found> settings = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 0 || !argument.startsWith(OPTION)) {
                problems.add(withoutValue(argument) + " (command line) is not of the form " + OPTION + "KEY=VALUE");
                continue;
            }
            String name = argument.substring(2, equals);
            Key key = KnownKeys.find(name);
            if (key == null) {
                problems.addUnknown(withoutValue(name), "command line");
            } else if (key.secret()) {
                problems.add(
                        key,
                        "is refused on the command line, where every user of the machine can read it in the "
                                + "list of processes; set it in the environment, or use " + key.name() + "-file");
            } else {
                settings.put(key.name(), new Found(argument.substring(equals + 1), "command line"));
            }
        }
        return settings;
    }

    /** By canonical key; every variable that begins with {@code SYNC_} counts as an override. */
    static Map<String, Found> ofEnvironment(Map<String, String> variables, Problems problems) {
        Map<String, Found> settings = new LinkedHashMap<>();
        new TreeMap<>(variables).forEach((variable, value) -> {
            if (!variable.toUpperCase(Locale.ROOT).startsWith(VARIABLE)) {
                return;
            }
            String where = "environment variable " + variable;
            Key key = KnownKeys.findByVariable(variable);
            if (key == null) {
                problems.add(unknownVariable(variable));
            } else if (settings.putIfAbsent(key.name(), new Found(value, where)) != null) {
                problems.add(
                        key,
                        "is set twice in the environment: " + String.join(" and ", key.environmentVariables())
                                + "; unset one");
            }
        });
        return settings;
    }

    private static String unknownVariable(String variable) {
        Key nearest = KnownKeys.nearest(variable.replace('_', '.'));
        String hint = nearest == null
                ? "; variables that begin with SYNC_ override keys of the job file"
                : "; did you mean " + nearest.environmentVariables().get(0) + "?";
        return "unknown environment variable " + variable + hint;
    }

    /** The part of an argument that is certainly a key: what follows may be a secret. */
    private static String withoutValue(String argument) {
        return argument.replaceAll("[^\\w.\\[\\]-].*", "…");
    }
}
