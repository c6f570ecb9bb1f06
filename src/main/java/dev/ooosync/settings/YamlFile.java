package dev.ooosync.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads a job file: one YAML document whose only top-level key is {@code sync}. */
final class YamlFile {

    private final Path file;
    private final Problems problems;

    YamlFile(Path file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** What the file sets, by canonical key; null when there is no telling, which is then a problem. */
    @Nullable
    Map<String, Found> read() {
        if (!Files.exists(file)) {
            problems.add("there is no such file");
        } else if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            problems.add("it cannot be read: it must be a file that the current user may read");
        } else {
            List<PropertySource<?>> documents = documents();
            if (documents != null && documents.size() == 1) {
                return settings((EnumerablePropertySource<?>) documents.get(0));
            }
            if (documents != null) {
                problems.add(
                        documents.isEmpty()
                                ? "the file is empty; it must hold the key `sync`"
                                : "the file holds " + documents.size() + " documents (separated by ---); leave one");
            }
        }
        return null;
    }

    private @Nullable List<PropertySource<?>> documents() {
        try {
            return new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file));
        } catch (MarkedYAMLException e) {
            // Its message quotes the line, which may hold a secret.
            Mark mark = e.getProblemMark();
            String where =
                    mark == null ? "" : " in line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
            problems.add("the file is not YAML" + where + ": " + withoutNames(String.valueOf(e.getProblem())));
        } catch (IOException | RuntimeException e) {
            // Whatever else the parser stumbles over is in the file too.
            problems.add("the file is not YAML in UTF-8 (" + e.getClass().getSimpleName() + ")");
        }
        return null;
    }

    /** An unquoted secret that begins with * or ! would be taken for the name of an alias or a tag, and shown. */
    private static String withoutNames(String problem) {
        return problem.replaceFirst("\\b(alias|anchor|tag)\\b.*", "$1");
    }

    private Map<String, Found> settings(EnumerablePropertySource<?> document) {
        Map<String, Found> settings = new LinkedHashMap<>();
        TreeSet<String> strangers = new TreeSet<>();
        for (String name : document.getPropertyNames()) {
            String top = name.split("[.\\[]", 2)[0];
            if (top.equals(KnownKeys.PREFIX)) {
                put(name, new Found(String.valueOf(document.getProperty(name)), where(document, name)), settings);
            } else if (strangers.add(top)) {
                problems.add("unknown key " + top + " (" + where(document, name)
                        + "): the file is a mapping whose only top-level key is `sync`");
            }
        }
        return settings;
    }

    private void put(String name, Found found, Map<String, Found> settings) {
        Key key = KnownKeys.find(name);
        boolean emptyGroup = found.text().isBlank() && (name.equals(KnownKeys.PREFIX) || KnownKeys.isGroup(name));
        if (key == null && !emptyGroup) {
            problems.addUnknown(name, found.where());
        } else if (key != null) {
            Found earlier = settings.putIfAbsent(key.name(), found);
            if (earlier != null) {
                problems.add(key, "is set twice, in two spellings: " + earlier.where() + " and " + found.where());
            }
        }
    }

    private String where(PropertySource<?> document, String name) {
        if (OriginLookup.getOrigin(document, name) instanceof TextResourceOrigin origin) {
            TextResourceOrigin.Location location = origin.getLocation();
            return location == null ? file.toString() : file + ":" + (location.getLine() + 1);
        }
        return file.toString();
    }
}
