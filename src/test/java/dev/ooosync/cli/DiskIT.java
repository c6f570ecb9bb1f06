package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.cli.Program.Running;
import dev.ooosync.job.Truth;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxEntry;
import dev.ooosync.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is full or read-only at each stage of a run; see {@code target/disk.md}. */
class DiskIT {

    private static final Path TRANSCRIPT = Path.of("target/disk.md");
    private static final String[] RUN = {"run", "jobs/ooo.yml", "--sync.reading.page-size=50"};
    private static final String LARGE = "size=200m,mode=0755,nr_inodes=1000";

    @TempDir
    Path directory;

    private Sandbox sandbox;
    private Program program;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(2_000)
                .rateLimit(0)
                .latency(Duration.ofMillis(20))
                .build());
        program = new Program(directory, sandbox.baseUrl());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_disk_that_is_full_in_the_copy_harms_nothing() throws Exception {
        full(Moment.COPYING);
    }

    @ParameterizedTest
    @EnumSource(names = "SWAPPED", mode = EnumSource.Mode.EXCLUDE)
    @Tag("torture")
    void a_disk_that_is_full_from_any_moment_on_harms_nothing(Moment moment) throws Exception {
        full(moment);
    }

    private void full(Moment moment) throws Exception {
        try (Room room = Room.mount(program.warehouse().getParent(), LARGE)) {
            published();
            BooleanSupplier reached = moment.in(program.warehouse());
            Running running = program.start(RUN);
            assertThat(running.freezeWhen(reached)).isTrue();
            List<String> before = data();
            room.fill(0);
            running.signal("CONT");
            Ended ended = running.await();

            if (moment == Moment.SWAPPING) {
                // All has been written: a swap takes no room.
                assertThat(ended.exitCode()).as(ended.err()).isIn(0, 74);
            } else {
                assertFull(ended);
                assertThat(data()).isEqualTo(before);
            }
            Ended again = program.run(RUN);
            room.empty();
            healed("full from " + moment + " on", ended, again);
        }
    }

    @Test
    @Tag("torture")
    void no_room_for_the_private_copy_harms_nothing() throws Exception {
        try (Room room = Room.mount(program.warehouse().getParent(), LARGE)) {
            published();
            List<String> before = data();
            // Enough for the staging and the run store, but not for another file as large as the published one.
            room.fill(Files.size(program.warehouse()) * 4 / 5);

            Ended ended = program.run(RUN);

            assertFull(ended);
            assertThat(data()).isEqualTo(before);
            Ended again = program.run(RUN);
            room.empty();
            healed("too small for the private copy", ended, again);
        }
    }

    @Test
    @Tag("torture")
    void no_name_left_for_the_generation_harms_nothing() throws Exception {
        try (Room room = Room.mount(program.warehouse().getParent(), LARGE)) {
            published();
            BooleanSupplier reached = Moment.SWAPPING.in(program.warehouse());
            Running running = program.start(RUN);
            assertThat(running.freezeWhen(reached)).isTrue();
            List<String> before = data();
            room.fillNames();
            running.signal("CONT");
            Ended ended = running.await();

            // The generation may have had its name before.
            assertThat(ended.exitCode()).as(ended.err()).isIn(0, 74);
            assertThat(data().equals(before)).isEqualTo(ended.exitCode() == 74);
            Ended again = program.run(RUN);
            room.empty();
            healed("no inode for the generation", ended, again);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("torture")
    void a_full_disk_of_the_run_store_harms_nothing(boolean fromTheStart) throws Exception {
        try (Room room = Room.mount(program.warehouse().resolveSibling("run-store"), "size=1m,mode=0755")) {
            published();
            List<String> before = data();
            Ended ended;
            if (fromTheStart) {
                room.fill(0);
                ended = program.run(RUN);
            } else {
                BooleanSupplier reached = Moment.READING.in(program.warehouse());
                Running running = program.start(RUN);
                assertThat(running.freezeWhen(reached)).isTrue();
                room.fill(0);
                running.signal("CONT");
                ended = running.await();
            }

            assertFull(ended);
            assertThat(data()).isEqualTo(before);
            Ended again = program.run(RUN);
            room.empty();
            healed("run store, full " + (fromTheStart ? "from the start" : "in the reading"), ended, again);
        }
    }

    @Test
    @Tag("torture")
    void a_first_run_on_a_full_disk_leaves_no_file() throws Exception {
        try (Room room = Room.mount(program.warehouse().getParent(), LARGE)) {
            room.fill(2_000_000);

            Ended ended = program.run(RUN);

            assertFull(ended);
            assertThat(program.warehouse()).doesNotExist();
            Ended again = program.run(RUN);
            room.empty();
            healed("first run, 2 MB left", ended, again);
        }
    }

    @Test
    @Tag("torture")
    void a_file_system_that_is_read_only_harms_nothing() throws Exception {
        try (Room room = Room.mount(program.warehouse().getParent(), LARGE)) {
            published();
            List<String> before = data();
            room.remount("ro");

            Ended ended = program.run(RUN);

            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(74);
            assertThat(ended.err()).containsIgnoringCase("read-only").contains("Look at the disk");
            assertThat(data()).isEqualTo(before);
            Ended again = program.run(RUN);
            room.remount("rw");
            healed("read-only", ended, again);
        }
    }

    /** Not as root, whom no mode stops. */
    @ParameterizedTest
    @ValueSource(strings = {"var", "."})
    @Tag("torture")
    void a_directory_that_may_not_be_written_to_harms_nothing(String name) throws Exception {
        try (Installation installation = Installation.unpack()) {
            Path home = installation.directory("work");
            Map<String, String> environment = Map.of(
                    "CALCOM_BASE_URL", sandbox.baseUrl().toString(),
                    "CALCOM_API_KEY", "cal_sandbox",
                    "CALCOM_ORG_ID", "17",
                    "OOO_SYNC_ARCHIVE", "off");
            String job = installation.home().resolve("jobs/ooo.yml").toString();
            if (!name.equals(".")) {
                assertThat(installation
                                .startAsAnother(home, environment, "run", job)
                                .await()
                                .exitCode())
                        .isZero();
            }
            Path closed = home.resolve(name);
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));

            Ended ended =
                    installation.startAsAnother(home, environment, "run", job).await();

            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(74);
            assertThat(ended.err()).containsIgnoringCase("permission denied").contains("Look at the disk");
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxrwxrwx"));
            Ended healed =
                    installation.startAsAnother(home, environment, "run", job).await();
            note("read-only directory " + name, ended, ended, healed);
            assertThat(healed.exitCode()).as(healed.err()).isZero();
            Truth.assertEqual(home.resolve("var/warehouse.duckdb"), sandbox.organization());
        }
    }

    /** And then every entry changes, so that much has to be written. */
    private void published() throws Exception {
        Ended ended = program.run(RUN);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        for (SandboxEntry entry : sandbox.organization().entries()) {
            sandbox.organization().edit(entry.id());
        }
    }

    /** What is published; the ledger may have a row that tells of the failed run. */
    private List<String> data() throws Exception {
        return Truth.rows(
                program.warehouse(), "SELECT entry_id, run_id, content_hash FROM calcom.ooo_entry ORDER BY 1");
    }

    private static void assertFull(Ended ended) {
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(74);
        assertThat(ended.err())
                .contains("No space left on device", "Look at the disk")
                .doesNotContain("\tat ");
    }

    private void healed(String what, Ended ended, Ended again) throws Exception {
        Ended healed = program.run(RUN);
        note(what, ended, again, healed);
        assertThat(healed.exitCode()).as(healed.err()).isZero();
        assertThat(program.run(RUN).out()).contains(": unchanged");
        Truth.assertEqual(program.warehouse(), sandbox.organization());
    }

    private static void note(String what, Ended ended, Ended again, Ended healed) throws IOException {
        String line = "| %s | %d | %s | %d | %s |%n"
                .formatted(
                        what,
                        ended.exitCode(),
                        ended.err()
                                .strip()
                                .replaceAll("\\S*/var/", "")
                                .replaceAll("\\s*\n\\s*", " ")
                                .replace("|", "/"),
                        again.exitCode(),
                        healed.howRead());
        Files.writeString(TRANSCRIPT, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
