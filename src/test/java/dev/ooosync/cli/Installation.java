package dev.ooosync.cli;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.cli.Program.Running;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The distribution as it is installed, in a place that any user may read. */
final class Installation implements AutoCloseable {

    private static final List<String> NOBODY = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private final Path root;
    private final Path home;

    private Installation(Path root, Path home) {
        this.root = root;
        this.home = home;
    }

    /** As the README says: unpacked, checked, and {@code current} led to it. */
    static Installation unpack() throws IOException, InterruptedException {
        Path root = readable(Files.createTempDirectory("ooo-sync-it"));
        Path place = Files.createDirectories(root.resolve("opt/ooo-sync"));
        String name = folder().getFileName().toString();
        Path build = folder().getParent();
        succeed(build, "sha256sum", "--check", "--quiet", name + ".tar.gz.sha256");
        // Other platforms' libraries are large.
        succeed(
                place,
                "tar",
                "-xzf",
                build.resolve(name + ".tar.gz").toString(),
                "--exclude=*_macos_*",
                "--exclude=*_windows_*");
        Installation installation = new Installation(root, place.resolve(name));
        installation.lead(name);
        return installation;
    }

    /** The folder that the build has laid out, the only one of its kind. */
    static Path folder() {
        File[] found = new File("target").listFiles((parent, name) -> new File(parent, name + ".tar.gz").exists());
        return Objects.requireNonNull(found)[0].toPath().toAbsolutePath();
    }

    /** Leads {@code current} to a version, as an upgrade does. */
    void lead(String name) throws IOException, InterruptedException {
        succeed(home.getParent(), "ln", "-sfn", name, "current");
    }

    private static void succeed(Path directory, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
        }
    }

    /** The version's folder. */
    Path home() {
        return home;
    }

    /** By way of {@code current}. */
    Path launcher() {
        return home.resolveSibling("current/ooo-sync");
    }

    /** A directory that every user may write to. */
    Path directory(String name) throws IOException {
        return Files.setPosixFilePermissions(
                Files.createDirectories(root.resolve(name)), PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    static List<Path> archives(Path directory) {
        try (Stream<Path> files = Files.exists(directory) ? Files.list(directory) : Stream.empty()) {
            return files.filter(file -> file.getFileName().toString().startsWith("java-"))
                    .filter(file -> !file.toString().endsWith(".cksum"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Ended run(Path directory, Map<String, String> environment, String... arguments) throws IOException {
        return start(List.of(launcher().toString()), directory, environment, arguments)
                .await();
    }

    /** As somebody who may not write to the installation. */
    Running startAsAnother(Path directory, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(NOBODY);
        } else {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("r-xr-xr-x"));
        }
        command.add(launcher().toString());
        return start(command, directory, environment, arguments);
    }

    /** @param environment all that the process sees beside PATH and the JVM under test */
    static Running start(List<String> program, Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(directory, "out", ".txt");
        Path err = Files.createTempFile(directory, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Map<String, String> all = new HashMap<>();
        all.put("PATH", System.getenv("PATH"));
        all.put("JAVA_HOME", System.getProperty("java.home"));
        // Not the environment file of this machine.
        all.put("OOO_SYNC_ENV", "");
        all.putAll(environment);
        builder.environment().clear();
        builder.environment().putAll(all);
        return new Running(builder.start(), out, err);
    }

    private static Path readable(Path directory) throws IOException {
        return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(home)) {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
