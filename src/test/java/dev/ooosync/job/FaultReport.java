package dev.ooosync.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A table for people under {@code target/}: what was broken, and what came of it. */
public final class FaultReport {

    private static final String HEAD = """
            | fault | exit code | message | what the analyst's file held | the next run |
            | --- | --- | --- | --- | --- |
            """;

    private final Path file;

    /** Begins a file anew. */
    public FaultReport(String name) {
        file = Path.of("target", name);
        write(HEAD, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    public void line(String fault, int exitCode, String message, String held, String next) {
        String shown = message.strip().replace('\n', ' ').replaceAll(":\\d{4,5}\\b", ":PORT");
        write(
                "| %s | %d | %s | %s | %s |%n".formatted(fault, exitCode, shown.replace("|", "\\|"), held, next),
                StandardOpenOption.APPEND);
    }

    private void write(String text, StandardOpenOption... options) {
        try {
            Files.writeString(file, text, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
