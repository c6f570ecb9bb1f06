package dev.ooosync.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** The class archive of the program under test, as the launcher uses one; the first test process makes it for all. */
final class Archive {

    /** Says what the launcher says about archives: nothing. */
    private static final List<String> QUIET =
            List.of("-Xlog:disable", "-Xlog:all=error:stderr", "-Xlog:cds*=off:stderr");

    private Archive() {}

    /**
     * The JVM's options to use it.
     *
     * @param command the JVM and the options that it shall have with the archive
     */
    static synchronized List<String> options(List<String> command, Path jar) {
        try {
            // Every build gives the jar the same time, by which the JVM would know it.
            CRC32 content = new CRC32();
            content.update(Files.readAllBytes(jar));
            String name = "archive-%s-%08x".formatted(System.getProperty("java.vm.version"), content.getValue());
            Path archive = Path.of("target").toAbsolutePath().resolve(name);
            try (FileChannel channel = FileChannel.open(
                            Path.of(archive + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.exists(archive)) {
                    make(command, jar, archive);
                }
            }
            List<String> options = new ArrayList<>(QUIET);
            options.add(0, "-XX:SharedArchiveFile=" + archive);
            return options;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(List<String> command, Path jar, Path archive) throws IOException {
        Path work = Files.createTempDirectory("training");
        Path made = work.resolve("archive");
        List<String> training = new ArrayList<>(command);
        training.addAll(List.of("-XX:ArchiveClassesAtExit=" + made, "-jar", jar.toString(), "training-run"));
        Process process = new ProcessBuilder(training)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("log").toFile())
                .start();
        int exitCode = process.onExit().join().exitValue();
        if (exitCode != 0) {
            throw new IOException(
                    "the training run ended with " + exitCode + ": " + Files.readString(work.resolve("log")));
        }
        Files.move(made, archive);
    }
}
