package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.cli.Program.Running;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The archive that the build makes, installed and started by way of {@code current}. */
class DistributionIT {

    private static final Ended SILENT = new Ended(0, "", "");

    private static Sandbox sandbox;
    private static Installation installation;
    private static Path archive;

    @BeforeAll
    static void install() throws Exception {
        sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(300)
                .people(20)
                .rateLimit(0)
                .build());
        installation = Installation.unpack();
        archive = makeArchive();
    }

    private static Path makeArchive() throws Exception {
        Ended made = installation.run(installation.directory("archive"), calCom(), "archive");
        Path directory = installation.home().resolve("archive");
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(Installation.archives(directory)).hasSize(1);
        assertThat(directory.toFile().list((parent, name) -> name.endsWith(".making")))
                .isEmpty();
        return Installation.archives(directory).get(0);
    }

    @AfterAll
    static void stop() throws IOException {
        sandbox.close();
        installation.close();
    }

    /** A command does its own work only; the archive is made when the installation asks for it. */
    @Test
    void without_an_archive_a_run_makes_none() throws Exception {
        Path hidden = Files.move(archive, archive.resolveSibling("hidden"));
        try {
            assertNew(installation.run(installation.directory("first"), calCom(), run("--quiet")));
            assertThat(Installation.archives(installation.home().resolve("archive")))
                    .isEmpty();
        } finally {
            Files.move(hidden, archive);
        }
    }

    @Test
    void runs_in_any_directory_through_a_link_and_with_the_archive() throws Exception {
        Path bin = installation.directory("bin");
        Path link = Files.createSymbolicLink(bin.resolve("relative"), bin.relativize(installation.launcher()));
        Path second = Files.createSymbolicLink(bin.resolve("ooo-sync"), link);
        Path directory = installation.directory("linked");

        Ended ended = Installation.start(List.of(second.toString()), directory, watched(directory), run("--quiet"))
                .await();

        assertNew(ended);
        assertThat(directory.resolve("var/warehouse.duckdb")).exists();
        assertThat(classesFromArchive(directory)).isGreaterThan(2_000);
    }

    @Test
    void a_damaged_archive_is_ignored_in_silence_and_replaced() throws Exception {
        byte[] good = Files.readAllBytes(archive);
        Path directory = installation.directory("damaged");
        for (byte[] bad : List.of(
                new byte[0],
                Arrays.copyOf(good, good.length / 2),
                scrambled(good, 0, 512),
                scrambled(good, good.length / 2, good.length))) {
            Files.delete(archive);
            Files.write(archive, bad);
            assertThat(installation.run(directory, calCom(), "--version").err()).isEmpty();
        }

        assertNew(installation.run(directory, calCom(), run("--quiet")));

        assertThat(makeArchive().toFile().length()).isGreaterThan(9_000_000);
    }

    @Test
    void an_archive_that_does_not_fit_is_ignored_in_silence() throws Exception {
        Path directory = installation.directory("unfit");
        Path jar = installation.home().resolve("lib/h2-2.4.240.jar");
        FileTime time = Files.getLastModifiedTime(jar);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        try {
            assertNew(installation.run(directory, watched(directory), run("--quiet")));
            assertThat(classesFromArchive(directory)).isLessThan(1_000);
        } finally {
            Files.setLastModifiedTime(jar, time);
        }
    }

    @Test
    void another_user_needs_no_home_and_keeps_an_archive_of_his_own() throws Exception {
        Path directory = installation.directory("another");
        assertNew(
                installation.startAsAnother(directory, calCom(), run("--quiet")).await());

        Path hidden = Files.move(archive, archive.resolveSibling("hidden"));
        try {
            assertThat(installation
                            .startAsAnother(directory, calCom(), run("--quiet"))
                            .await())
                    .isEqualTo(SILENT);
            Map<String, String> cache =
                    Map.of("XDG_CACHE_HOME", ownedByAnother(directory).toString());
            Running one = installation.startAsAnother(directory, cache, "archive");
            Running two = installation.startAsAnother(directory, cache, "archive");

            assertThat(List.of(one.await().exitCode(), two.await().exitCode()))
                    .as(one.errors() + two.errors())
                    .containsExactlyInAnyOrder(0, 75);
            assertThat(Installation.archives(Path.of(cache.get("XDG_CACHE_HOME"), "ooo-sync")))
                    .hasSize(1);
            Map<String, String> environment = new HashMap<>(watched(directory));
            environment.putAll(cache);
            assertThat(installation
                            .startAsAnother(directory, environment, run("--quiet"))
                            .await())
                    .isEqualTo(SILENT);
            assertThat(classesFromArchive(directory)).isGreaterThan(2_000);
        } finally {
            Files.move(hidden, archive);
        }
    }

    @Test
    void sigterm_reaches_the_program() throws Exception {
        try (Sandbox slow = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .latency(Duration.ofMillis(300))
                .build())) {
            Map<String, String> environment = new HashMap<>(calCom());
            environment.put("CALCOM_BASE_URL", slow.baseUrl().toString());
            Running running = Installation.start(
                    List.of(installation.launcher().toString()),
                    installation.directory("stopped"),
                    environment,
                    run("--quiet"));
            await().atMost(Duration.ofSeconds(60)).until(() -> slow.traffic().listRequests() > 2);

            Ended ended = running.terminate();

            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(143);
            assertThat(ended.err()).contains("stopped as asked");
        }
    }

    @Test
    void an_upgrade_under_a_run_leads_only_later_commands_to_the_other_version() throws Exception {
        Path other = Files.createDirectories(installation.home().resolveSibling("ooo-sync-9"));
        Files.writeString(other.resolve("ooo-sync"), "#!/bin/sh\necho another version\n");
        Files.setPosixFilePermissions(other.resolve("ooo-sync"), PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Sandbox slow = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(300)
                .people(20)
                .rateLimit(0)
                .latency(Duration.ofMillis(300))
                .build())) {
            Map<String, String> environment = new HashMap<>(calCom());
            environment.put("CALCOM_BASE_URL", slow.baseUrl().toString());
            Path directory = installation.directory("upgraded");
            Running running = Installation.start(
                    List.of(installation.launcher().toString()), directory, environment, run("--quiet"));
            await().atMost(Duration.ofSeconds(60)).until(() -> slow.traffic().listRequests() > 0);

            installation.lead("ooo-sync-9");

            Ended next = installation.run(directory, environment, "--version");
            assertNew(running.await());
            assertThat(next.out()).isEqualTo("another version\n");
        } finally {
            installation.lead(installation.home().getFileName().toString());
        }
    }

    /** As cron starts it, and a person by hand. */
    @Test
    void an_environment_file_gives_every_command_the_same_variables() throws Exception {
        Path directory = installation.directory("environment");
        Path elsewhere = installation.directory("elsewhere");
        Path file = directory.resolve("ooo-sync.env");
        Files.writeString(file, """
                # What every way of starting has in common.
                CALCOM_ORG_ID=17
                CALCOM_API_KEY=cal_sandbox
                CALCOM_BASE_URL=%s
                WAREHOUSE_URL=jdbc:duckdb:%s/warehouse.duckdb
                RUN_STORE=%s/run-store
                """.formatted(sandbox.baseUrl(), directory, directory));
        Map<String, String> environment = Map.of("OOO_SYNC_ENV", file.toString());

        Ended first = installation.run(elsewhere, environment, run("--quiet"));
        Ended status = installation.run(elsewhere, environment, "status", job());
        Ended without = installation.run(elsewhere, Map.of(), "status", job());

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(status.exitCode()).as(status.err()).isZero();
        assertThat(status.out()).contains("Warehouse  " + directory.resolve("warehouse.duckdb") + "\n", "published");
        assertThat(without.exitCode()).isEqualTo(66);
        assertThat(without.err())
                .contains(elsewhere.resolve("var/warehouse.duckdb").toString());
        assertThat(elsewhere.resolve("var")).doesNotExist();
        assertThat(installation.run(elsewhere, environment, "--version").exitCode())
                .isZero();
    }

    @Test
    void an_environment_file_that_cannot_be_read_stops_the_start() throws Exception {
        Path directory = installation.directory("closed");
        Path file = Files.writeString(directory.resolve("ooo-sync.env"), "CALCOM_API_KEY=cal_secret\n'oops\n");
        Map<String, String> environment = Map.of("OOO_SYNC_ENV", file.toString());

        Ended malformed = installation.run(directory, environment, "status", job());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Ended closed = installation
                .startAsAnother(directory, environment, "status", job())
                .await();

        assertThat(malformed.exitCode()).isEqualTo(78);
        assertThat(malformed.err()).contains(file + ": 1 problem", "line 2 ").doesNotContain("secret", "oops");
        assertThat(closed.exitCode()).isEqualTo(78);
        assertThat(closed.err()).contains(file.toString(), "may not read it", "OOO_SYNC_ENV");
        assertThat(directory.resolve("var")).doesNotExist();
    }

    private static String job() {
        return installation.launcher().resolveSibling("jobs/ooo.yml").toString();
    }

    @Test
    void exit_codes_pass_through() throws Exception {
        Path directory = installation.directory("codes");

        assertThat(installation.run(directory, Map.of(), "rnu").exitCode()).isEqualTo(64);
        assertThat(installation.run(directory, Map.of(), "run", "nowhere.yml").exitCode())
                .isEqualTo(78);
        assertThat(installation
                        .run(directory, Map.of("OOO_SYNC_JAVA_OPTS", "-XX:+UseParallelGC"), "--version")
                        .out())
                .startsWith("ooo-sync ");
    }

    @Test
    void a_java_that_is_not_there_or_too_old_ends_with_78() throws Exception {
        Path directory = installation.directory("old java");
        Path old = directory.resolve("jdk-11");
        Files.createDirectories(old.resolve("bin"));
        Files.copy(Path.of("/bin/sh"), old.resolve("bin/java"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");

        for (Map<String, String> environment : List.of(
                Map.of("JAVA_HOME", old.toString()),
                Map.of("JAVA_HOME", directory.toString()),
                Map.of("JAVA_HOME", "", "PATH", directory.toString()))) {
            Ended ended = installation.run(directory, environment, "--version");
            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(78);
            assertThat(ended.err()).contains("Java 17 or newer").hasLineCount(1);
        }
        assertThat(installation
                        .run(directory, Map.of("JAVA_HOME", old.toString()), "--version")
                        .err())
                .contains("11.0.2");
    }

    @Test
    void blanks_in_the_path_do_not_matter() throws Exception {
        Path blanks = linked("with blanks in it", file -> true);

        assertNew(Installation.start(List.of(blanks.resolve("ooo-sync").toString()), blanks, calCom(), run("--quiet"))
                .await());
    }

    @Test
    void a_native_library_that_is_missing_ends_with_70_and_does_not_hang() throws Exception {
        Path broken = linked("broken", file -> file.toString().endsWith(".jar"));

        Ended ended = Installation.start(
                        List.of(broken.resolve("ooo-sync").toString()), broken, calCom(), run("--quiet"))
                .await();

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(70);
    }

    /** All that a silent run says, once. */
    private static void assertNew(Ended ended) {
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).matches("Run \\S+ made a new warehouse with 300 entries: \\S.*\n");
    }

    /** An installation whose libraries are links into the other one. */
    private static Path linked(String name, Predicate<Path> library) throws IOException {
        Path home = installation.directory(name);
        Files.copy(installation.launcher(), home.resolve("ooo-sync"));
        Files.copy(installation.home().resolve("ooo-sync.jar"), home.resolve("ooo-sync.jar"));
        Files.createDirectories(home.resolve("lib"));
        try (Stream<Path> files = Files.list(installation.home().resolve("lib"))) {
            for (Path file : files.filter(library).toList()) {
                Files.createSymbolicLink(home.resolve("lib").resolve(file.getFileName()), file);
            }
        }
        return home;
    }

    private static String[] run(String... options) {
        return Stream.concat(
                        Stream.of(
                                "run",
                                installation
                                        .launcher()
                                        .resolveSibling("jobs/ooo.yml")
                                        .toString()),
                        Stream.of(options))
                .toArray(String[]::new);
    }

    private static Map<String, String> calCom() {
        return Map.of(
                "CALCOM_BASE_URL", sandbox.baseUrl().toString(),
                "CALCOM_API_KEY", "cal_sandbox",
                "CALCOM_ORG_ID", "17");
    }

    /** The JVM notes where each class came from; the option is divided at blanks, so the file's name has none. */
    private static Map<String, String> watched(Path directory) {
        Map<String, String> environment = new HashMap<>(calCom());
        environment.put("OOO_SYNC_JAVA_OPTS", "-Xlog:class+load:file=" + directory.resolve("classes.txt"));
        return environment;
    }

    /** Those that the JVM does not have in an archive of its own. */
    private static long classesFromArchive(Path directory) throws IOException {
        try (Stream<String> lines = Files.lines(directory.resolve("classes.txt"))) {
            return lines.filter(line -> line.contains("shared objects file"))
                    .filter(line -> line.matches(".* (dev\\.ooosync|org\\.|okhttp3|kotlin)\\S+ source: .*"))
                    .count();
        }
    }

    private static Path ownedByAnother(Path directory) throws IOException {
        Path owned = Files.createDirectories(directory.resolve("cache"));
        if ("root".equals(System.getProperty("user.name"))) {
            Files.setOwner(
                    owned, owned.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        }
        return owned;
    }

    private static byte[] scrambled(byte[] good, int from, int to) {
        byte[] bad = good.clone();
        Arrays.fill(bad, from, to, (byte) 0x5a);
        return bad;
    }
}
