package dev.ooosync.job;

import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxOrganization;
import dev.ooosync.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/** What a test of whole runs begins with: a sandbox, and a job on it in a directory of its own. Both end with the test. */
final class SandboxJob extends JobHarness implements AfterEachCallback {

    private record FirstRun(SandboxSettings sandbox, List<String> overrides) {}

    private static final Map<FirstRun, Path> AFTER_RUN = new HashMap<>();

    private final Path directory;
    private final SandboxSettings settings;
    private final Sandbox sandbox;

    private SandboxJob(Path directory, SandboxSettings settings, Sandbox sandbox) {
        super(directory, sandbox);
        this.directory = directory;
        this.settings = settings;
        this.sandbox = sandbox;
    }

    /** An organization without a rate limit. */
    static SandboxSettings.Builder of(int people, int entries) {
        return SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .people(people)
                .entries(entries)
                .rateLimit(0);
    }

    /** Before its first run. */
    static SandboxJob start(SandboxSettings.Builder settings) {
        return start(settings, InstantSource.system());
    }

    /** @param time the sandbox's */
    static SandboxJob start(SandboxSettings.Builder settings, InstantSource time) {
        SandboxSettings built = settings.build();
        return new SandboxJob(newDirectory(), built, Sandbox.start(built, time));
    }

    /** Goes on after one run, which each test process makes once for all tests that begin so. */
    SandboxJob afterRun(String... overrides) {
        Path ran = AFTER_RUN.computeIfAbsent(new FirstRun(settings, List.of(overrides)), SandboxJob::run);
        copy(ran, directory);
        return this;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    SandboxOrganization organization() {
        return sandbox.organization();
    }

    Path directory() {
        return directory;
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        sandbox.close();
        FileSystemUtils.deleteRecursively(directory);
    }

    private static Path run(FirstRun first) {
        Path directory = newDirectory();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(directory.toFile())));
        try (Sandbox sandbox = Sandbox.start(first.sandbox())) {
            new JobHarness(directory, sandbox).run(first.overrides().toArray(String[]::new));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("job");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (!file.equals(from)) {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
