package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.job.Truth;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service of the user nobody, and root, who runs its job by hand. */
class OwnersIT {

    private static Sandbox sandbox;
    private static Installation installation;

    private Path state;
    private Path warehouse;

    @BeforeAll
    static void install() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "running as two users takes root");
        sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(100)
                .people(10)
                .rateLimit(0)
                .build());
        installation = Installation.unpack();
    }

    @AfterAll
    static void stop() throws IOException {
        if (installation != null) {
            sandbox.close();
            installation.close();
        }
    }

    @BeforeEach
    void directory() throws IOException {
        state = Files.createTempDirectory(installation.directory("var"), "state");
        own(state, "nobody:nogroup", "rwxr-x---");
        warehouse = state.resolve("warehouse.duckdb");
    }

    private Ended asRoot(String... arguments) throws IOException {
        return installation.run(installation.directory("work"), environment(), arguments);
    }

    private Ended asNobody() throws IOException {
        return installation
                .startAsAnother(installation.directory("work"), environment(), run())
                .await();
    }

    private static String[] run() {
        return new String[] {"run", job()};
    }

    private static String job() {
        return installation.home().resolve("jobs/ooo.yml").toString();
    }

    private Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "CALCOM_BASE_URL",
                sandbox.baseUrl().toString(),
                "CALCOM_API_KEY",
                "cal_sandbox",
                "CALCOM_ORG_ID",
                "17",
                "WAREHOUSE_URL",
                "jdbc:duckdb:" + warehouse,
                "RUN_STORE",
                state.resolve("run-store").toString(),
                "SYNC_PUBLISHING_EXPORT",
                state.resolve("export").toString(),
                "OOO_SYNC_ARCHIVE",
                "off"));
    }

    private static void own(Path file, String owner, String mode) throws IOException {
        UserPrincipalLookupService users = file.getFileSystem().getUserPrincipalLookupService();
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        view.setOwner(users.lookupPrincipalByName(owner.split(":")[0]));
        view.setGroup(users.lookupPrincipalByGroupName(owner.split(":")[1]));
        view.setPermissions(PosixFilePermissions.fromString(mode));
    }

    private static List<Path> ofRoot(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(OwnersIT::isRoots).toList();
        }
    }

    private static boolean isRoots(Path file) {
        try {
            return Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName().equals("root");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_first_run_of_roots_is_the_services() throws Exception {
        Ended first = asRoot(run());
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(ofRoot(state)).isEmpty();
        sandbox.organization().add();

        Ended second = asNobody();

        assertThat(second.exitCode()).as(second.err()).isZero();
        Truth.assertEqual(warehouse, sandbox.organization());
        assertThat(ofRoot(state)).isEmpty();
    }

    @Test
    void one_run_of_roots_leaves_the_service_as_it_was() throws Exception {
        assertThat(asNobody().exitCode()).isZero();
        own(warehouse, "nobody:daemon", "r--r-----");
        sandbox.organization().add();

        Ended roots = asRoot(run());
        assertThat(roots.exitCode()).as(roots.err()).isZero();
        Ended report =
                asRoot("report", job(), "--out", state.resolve("report.html").toString());
        assertThat(report.exitCode()).as(report.err()).isZero();

        assertThat(ofRoot(state)).isEmpty();
        assertThat(Files.getAttribute(warehouse, "posix:group")).hasToString("daemon");
        own(warehouse, "nobody:nogroup", "r--r-----");
        sandbox.organization().add();
        Ended services = asNobody();
        assertThat(services.exitCode()).as(services.err()).isZero();
        Truth.assertEqual(warehouse, sandbox.organization());
    }

    /** Its log is made anew from time to time, so root's killed run cannot have given all of it away. */
    @Test
    void what_a_killed_run_of_roots_had_staged_is_read_again() throws Exception {
        assertThat(asNobody().exitCode()).isZero();
        Path staging = state.resolve("warehouse.duckdb.staging");
        for (Path part : List.of(staging, staging.resolveSibling(staging.getFileName() + ".wal"))) {
            Files.writeString(part, "");
            own(part, "root:root", "rw-r--r--");
        }

        Ended services = asNobody();

        assertThat(services.exitCode()).as(services.err()).isZero();
        assertThat(services.err()).contains("is made again");
    }

    @Test
    void a_file_of_another_users_is_told_with_owner_user_and_remedy() throws Exception {
        assertThat(asNobody().exitCode()).isZero();
        for (Path file :
                List.of(warehouse, state.resolve("warehouse.duckdb.lock"), state.resolve("run-store/ooo.mv.db"))) {
            own(file, "root:root", "r--r-----");

            refused(file + " belongs to root:root (r--r-----)", "chown nobody: " + file);

            own(file, "nobody:nogroup", "rw-r-----");
        }
        own(state, "root:root", "rwxr-xr-x");
        refused(state + " belongs to root:root (rwxr-xr-x)", "Run as root, or let root open the directory to nobody");
        own(state, "root:root", "rwx------");
        refused(
                "cannot be reached: permission denied: " + state + " belongs to root:root (rwx------)",
                "Run as root, or let root open the directory to nobody");
        own(state, "nobody:nogroup", "rwxr-x---");
        assertThat(asNobody().exitCode()).isZero();
    }

    @Test
    void what_cannot_be_kept_is_refused_before_anything_is_read() throws Exception {
        assertThat(asNobody().exitCode()).isZero();
        byte[] before = Files.readAllBytes(warehouse);

        own(warehouse, "daemon:nogroup", "r--r--r--");
        refused("belongs to daemon:nogroup", "Run as daemon, or let root run: chown nobody " + warehouse);
        own(warehouse, "nobody:daemon", "r--r--r--");
        refused("belongs to nobody:daemon", "Let root make nobody a member of daemon");

        assertThat(warehouse).hasBinaryContent(before);
        own(warehouse, "nobody:nogroup", "r--r-----");
        assertThat(asNobody().exitCode()).isZero();
    }

    private void refused(String whose, String remedy) throws Exception {
        long requests = sandbox.traffic().requests();

        Ended ended = asNobody();

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(74);
        assertThat(ended.err())
                .contains(whose, remedy, "user nobody", "Look at the disk and the permissions")
                .doesNotContain("remove", "rollback", "anew", "    at ");
        assertThat(sandbox.traffic().requests()).isEqualTo(requests);
    }
}
