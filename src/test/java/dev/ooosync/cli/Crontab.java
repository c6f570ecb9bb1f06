package dev.ooosync.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user's table of cron with one entry: five fields of time and the command, after the variables.
 *
 * @param line the entry as it stands there
 */
record Crontab(Map<String, String> environment, String line, String schedule, String command) {

    private static final Pattern VARIABLE = Pattern.compile("([A-Z_]+)=(.*)");
    private static final Pattern ENTRY = Pattern.compile("((?:\\S+ ){5})(.+)");

    static Crontab read(Path file) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        for (String line : lines.subList(0, lines.size() - 1)) {
            Matcher variable = VARIABLE.matcher(line);
            if (!variable.matches()) {
                throw new AssertionError("no variable: " + line);
            }
            environment.put(variable.group(1), variable.group(2));
        }
        String line = lines.get(lines.size() - 1);
        Matcher entry = ENTRY.matcher(line);
        if (!entry.matches()) {
            throw new AssertionError("no entry: " + line);
        }
        return new Crontab(environment, line, entry.group(1).strip(), entry.group(2));
    }
}
