package dev.ooosync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The README and the pages of {@code src/site/markdown}, as they are in the source tree. */
public final class Guide {

    static final Path README = Path.of("README.md");
    private static final Path PAGES = Path.of("src/site/markdown");

    private Guide() {}

    public static String readme() {
        return text(README);
    }

    /** @param name such as {@code schedule} */
    public static String page(String name) {
        return text(PAGES.resolve(name + ".md"));
    }

    /** All of them in one text, the README first. */
    public static String text() {
        return files().stream().map(Guide::text).collect(Collectors.joining("\n"));
    }

    /** @param language of a fenced block, such as {@code sql}; empty for those without one */
    public static List<String> blocks(String language) {
        return Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$")
                .matcher(text())
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    static List<Path> files() {
        try (Stream<Path> pages = Files.list(PAGES)) {
            return Stream.concat(Stream.of(README), pages.sorted()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
