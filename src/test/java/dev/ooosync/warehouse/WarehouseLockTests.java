package dev.ooosync.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseLockTests {

    private static final Instant NOW = Instant.parse("2126-11-22T03:00:00Z");

    @TempDir
    Path directory;

    private Path lock;

    @BeforeEach
    void files() {
        lock = directory.resolve("warehouse.duckdb.lock");
    }

    /** A process that takes the lock, says so, and holds it until its input ends. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            try (WarehouseLock lock = WarehouseLock.acquire(Path.of(arguments[0]), "it", LockHolder.self(NOW))) {
                System.out.write('L');
                System.out.flush();
                System.in.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (SyncException e) {
                System.out.write(String.valueOf(e.remedy()).getBytes(StandardCharsets.UTF_8));
                System.out.flush();
            }
        }
    }

    private Process holder() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        lock.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String answer(Process process) throws IOException {
        InputStream output = process.getInputStream();
        int first = output.read();
        return first == 'L' ? "L" : (char) first + new String(output.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void a_second_process_is_told_who_holds_the_lock_and_a_kill_frees_it() throws Exception {
        Process other = holder();
        try {
            assertThat(answer(other)).isEqualTo("L");
            assertThatThrownBy(() -> WarehouseLock.acquire(lock, "it", LockHolder.self(NOW)))
                    .isInstanceOfSatisfying(SyncException.class, refused -> {
                        assertThat(refused.remedy()).isEqualTo(Remedy.RUN_LATER);
                        assertThat(refused.remedy().exitCode()).isEqualTo(69);
                    })
                    .hasMessageContaining("pid " + other.pid() + " on ")
                    .hasMessageContaining("since 2126-11-22T03:00:00Z");
            assertThat(WarehouseLock.holder(lock)).get().asString().contains("pid " + other.pid());
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(WarehouseLock.holder(lock)).as("the holder is dead").isEmpty();
        try (WarehouseLock mine = WarehouseLock.acquire(lock, "it", LockHolder.self(NOW))) {
            assertThat(WarehouseLock.holder(lock))
                    .get()
                    .asString()
                    .contains("pid " + ProcessHandle.current().pid());
        }
        assertThat(WarehouseLock.holder(lock)).isEmpty();
    }

    @Test
    void looking_who_holds_the_lock_and_asking_for_it_twice_do_not_give_it_away() throws Exception {
        try (WarehouseLock mine = WarehouseLock.acquire(lock, "it", LockHolder.self(NOW))) {
            assertThat(WarehouseLock.holder(lock)).isPresent();
            assertThatThrownBy(() -> WarehouseLock.acquire(lock, "it", LockHolder.self(NOW)))
                    .hasMessageContaining("is locked by another process");
            Process other = holder();
            try {
                assertThat(answer(other)).isEqualTo("RUN_LATER");
            } finally {
                other.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void a_process_that_began_after_the_lock_was_taken_is_not_its_holder() throws IOException {
        Files.writeString(
                lock,
                "pid " + ProcessHandle.current().pid() + " on "
                        + java.net.InetAddress.getLocalHost().getHostName() + " since 2001-01-01T00:00:00Z");

        assertThat(WarehouseLock.holder(lock)).isEmpty();
    }

    @Test
    void the_lock_can_be_taken_again_after_it_was_given_back() {
        WarehouseLock.acquire(lock, "it", LockHolder.self(NOW)).close();
        WarehouseLock.acquire(lock, "it", LockHolder.self(NOW)).close();
    }

    @Test
    void a_lock_file_full_of_rubbish_is_no_holder_that_stops_anybody() throws IOException {
        Files.writeString(
                lock, "pid x on " + java.net.InetAddress.getLocalHost().getHostName() + " since then");
        assertThat(WarehouseLock.holder(lock)).isPresent();
        WarehouseLock.acquire(lock, "it", LockHolder.self(NOW)).close();
        assertThat(WarehouseLock.holder(lock)).isEmpty();
    }

    /** As version 0.1 wrote it, which named the process alone. */
    @Test
    void an_earlier_versions_holder_is_one_of_whom_only_the_process_is_known() throws IOException {
        Files.writeString(lock, "pid 1 on elsewhere.example since 2026-11-22T03:00:00Z");

        assertThat(WarehouseLock.holder(lock))
                .contains(new LockHolder(null, "pid 1 on elsewhere.example", "2026-11-22T03:00:00Z"));
    }

    @Test
    void the_directory_may_be_a_link() throws IOException {
        Path real = Files.createDirectories(directory.resolve("real"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);
        WarehouseLock.acquire(link.resolve("warehouse.duckdb.lock"), "it", LockHolder.self(NOW))
                .close();
        assertThat(real.resolve("warehouse.duckdb.lock")).exists();
    }
}
