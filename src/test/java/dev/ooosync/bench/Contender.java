package dev.ooosync.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is measured: each a process of its own that copies the list. */
enum Contender {
    /** What one would write without us: {@link PlainJob}. */
    PLAIN_JOB("plain Spring Batch job"),
    JAR("ooo-sync by jar"),
    LAUNCHER("ooo-sync by launcher");

    /** Those of {@code cron/crontab}: the plain job is given them too. */
    private static final List<String> OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms32m", "-Xmx256m");

    private static final Path LAUNCHED = launcher();

    final String words;

    Contender(String words) {
        this.words = words;
    }

    /**
     * The launcher is there only when the distribution has been built; the plain job takes minutes for a large list:
     * {@code -Dbench.plain=20000} gives it no more than that.
     */
    static List<Contender> present(int entries) {
        return Stream.of(values())
                .filter(contender -> contender != LAUNCHER || Files.isRegularFile(LAUNCHED))
                .filter(contender -> contender != PLAIN_JOB || entries <= Integer.getInteger("bench.plain", 100_000))
                .toList();
    }

    /** @param options of the JVM, beside the usual ones */
    List<String> command(String... options) {
        Path job = Path.of("jobs/ooo.yml").toAbsolutePath();
        if (this == LAUNCHER) {
            return List.of(LAUNCHED.toString(), "run", job.toString());
        }
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(OPTIONS);
        command.addAll(List.of(options));
        command.addAll(
                this == PLAIN_JOB
                        ? List.of("-cp", System.getProperty("java.class.path"), PlainJob.class.getName())
                        : List.of(
                                "-jar",
                                Path.of("target/ooo-sync.jar").toAbsolutePath().toString(),
                                "run",
                                job.toString()));
        return command;
    }

    private static Path launcher() {
        File[] found = new File("target").listFiles((parent, name) -> new File(parent, name + ".tar.gz").exists());
        return found == null || found.length == 0
                ? Path.of("target")
                : found[0].toPath().resolve("ooo-sync").toAbsolutePath();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
