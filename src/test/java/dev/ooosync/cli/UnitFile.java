package dev.ooosync.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A unit of systemd: keys of a section in the order of the file, each with all its values. */
record UnitFile(Map<String, Map<String, List<String>>> sections) {

    static UnitFile read(Path file) throws IOException {
        Map<String, Map<String, List<String>>> sections = new LinkedHashMap<>();
        String section = "";
        for (String written : Files.readAllLines(file)) {
            String line = written.strip();
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1);
            } else if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith(";")) {
                String[] parts = line.split("=", 2);
                sections.computeIfAbsent(section, name -> new LinkedHashMap<>())
                        .computeIfAbsent(parts[0], key -> new ArrayList<>())
                        .add(parts[1]);
            }
        }
        return new UnitFile(sections);
    }

    List<String> all(String section, String key) {
        return sections.getOrDefault(section, Map.of()).getOrDefault(key, List.of());
    }

    String only(String section, String key) {
        List<String> values = all(section, key);
        if (values.size() != 1) {
            throw new AssertionError("[" + section + "] " + key + " stands " + values.size() + " times: " + values);
        }
        return values.get(0);
    }
}
