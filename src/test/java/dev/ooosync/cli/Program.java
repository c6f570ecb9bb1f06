package dev.ooosync.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The finished program, started as the launcher starts it: a process of its own, in a directory of its own. */
final class Program {

    private static final long LONGEST_SECONDS = 240;
    private static final String JVM =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** As the launcher starts it. */
    private static final class Installed {
        private static final Path JAR = Installation.folder().resolve("ooo-sync.jar");
        private static final List<String> COMPILER = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        private static final List<String> JAVA = Stream.of(
                        COMPILER,
                        Archive.options(
                                Stream.concat(Stream.of(JVM), COMPILER.stream()).toList(), JAR),
                        List.of("-jar", JAR.toString()))
                .flatMap(List::stream)
                .toList();
    }

    private static final Map<String, String> KEY = Map.of("CALCOM_API_KEY", "cal_sandbox", "CALCOM_ORG_ID", "17");

    private final Path directory;
    private final URI calCom;
    private final Map<String, String> environment;
    private List<String> java = Installed.JAVA;

    Program(Path directory, URI calCom) throws IOException {
        this(directory, calCom, Map.of());
    }

    /** @param environment what its processes see besides, such as {@code WAREHOUSE_URL} */
    Program(Path directory, URI calCom, Map<String, String> environment) throws IOException {
        this.directory = directory;
        this.calCom = calCom;
        this.environment = environment;
        Files.createDirectories(directory.resolve("tmp"));
        Files.createDirectories(directory.resolve("jobs"));
        Files.copy(Path.of("jobs/ooo.yml"), directory.resolve("jobs/ooo.yml"));
    }

    /** The single jar, with the JVM's defaults: a start takes twice the time, and a kill leaves 70 MB of libraries behind. */
    Program jar() {
        java = List.of("-jar", Path.of("target/ooo-sync.jar").toAbsolutePath().toString());
        return this;
    }

    Path warehouse() {
        return directory.resolve("var/warehouse.duckdb");
    }

    Path directory() {
        return directory;
    }

    Running start(String... arguments) {
        return start(KEY, arguments);
    }

    /** @param environment what the process sees beside the base URL and what all of them see */
    Running start(Map<String, String> environment, String... arguments) {
        try {
            Path out = file("out");
            Path err = file("err");
            ProcessBuilder builder =
                    builder(environment, arguments).redirectOutput(out.toFile()).redirectError(err.toFile());
            return new Running(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Its output goes into another program, such as {@code head -1}.
     *
     * @return this program's exit code and errors, and the other's output
     */
    Ended pipe(List<String> reader, String... arguments) {
        try {
            Path out = file("out");
            Path err = file("err");
            List<Process> both = ProcessBuilder.startPipeline(List.of(
                    builder(KEY, arguments).redirectError(err.toFile()),
                    new ProcessBuilder(reader).redirectOutput(out.toFile())));
            new Running(both.get(1), out, err).await();
            return new Running(both.get(0), out, err).await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its output goes into a file that is there, such as a device. */
    Ended into(Path output, String... arguments) {
        try {
            Path err = file("err");
            ProcessBuilder builder =
                    builder(KEY, arguments).redirectOutput(output.toFile()).redirectError(err.toFile());
            return new Running(builder.start(), err, err).await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) throws IOException {
        return Files.createTempFile(directory, name, ".txt");
    }

    private ProcessBuilder builder(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(interruptible());
        command.addAll(List.of(JVM, "-Djava.io.tmpdir=" + directory.resolve("tmp")));
        command.addAll(java);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CALCOM") || name.startsWith("SYNC"));
        // Not the environment file of this machine.
        builder.environment().put("OOO_SYNC_ENV", "");
        builder.environment().put("CALCOM_BASE_URL", calCom.toString());
        builder.environment().putAll(this.environment);
        builder.environment().putAll(environment);
        return builder;
    }

    /**
     * A build that a script has started in the background ignores SIGINT, and so would every process it starts: then it
     * is given back to the program.
     */
    private static List<String> interruptible() {
        try {
            Path status = Path.of("/proc/self/status");
            boolean ignored = Files.exists(status)
                    && Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith("SigIgn:"))
                            .anyMatch(line ->
                                    (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
            return ignored ? List.of("env", "--default-signal=INT") : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Ended run(String... arguments) {
        return start(arguments).await();
    }

    record Running(Process process, Path out, Path err) {

        Ended await() {
            try {
                if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("still running after " + LONGEST_SECONDS + " s: " + errors());
                }
                return new Ended(process.exitValue(), read(out), read(err));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** kill -9. */
        Ended kill() {
            process.destroyForcibly();
            return await();
        }

        /** SIGTERM. */
        Ended terminate() {
            process.destroy();
            return await();
        }

        /** @param name such as TERM, INT, STOP or CONT */
        void signal(String name) throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        }

        /** Waits until something is so, for a moment at a time, or until the process has ended. */
        void awaitMoment(BooleanSupplier reached) {
            while (process.isAlive() && !reached.getAsBoolean()) {
                LockSupport.parkNanos(100_000);
            }
        }

        /** Freezes the process as soon as something is so; false when it has ended before. */
        boolean freezeWhen(BooleanSupplier reached) throws IOException, InterruptedException {
            awaitMoment(reached);
            signal("STOP");
            return process.isAlive();
        }

        String output() {
            return read(out);
        }

        String errors() {
            return read(err);
        }

        private static String read(Path file) {
            try {
                return Files.readString(file, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    record Ended(int exitCode, String out, String err) {

        /** How a run came to its rows, for the transcripts. */
        String howRead() {
            return out.contains("is resumed") ? "resumed" : "read from the start";
        }
    }
}
