package dev.ooosync.job;

import dev.ooosync.failure.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What was broken, and how it was told: one line per fault in {@code target/faults.md}, for people. */
final class Transcript {

    private Transcript() {}

    static void fault(String step, String fault, SyncException failure, String seen, RunReport next)
            throws IOException {
        String told = (next.resumed() ? "resumed, " : "read from the start, ")
                + next.result().status();
        fault(step, fault, failure, seen, told);
    }

    static void fault(String step, String fault, SyncException failure, String seen, String next) throws IOException {
        String line = "| %s | %s | %d | %s | %s | %s |%n"
                .formatted(step, fault, failure.remedy().exitCode(), failure.getMessage(), seen, next);
        Files.writeString(Path.of("target/faults.md"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
