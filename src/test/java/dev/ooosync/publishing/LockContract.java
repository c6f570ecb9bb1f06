package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.LockHolder;
import dev.ooosync.warehouse.LockedException;
import dev.ooosync.warehouse.WarehouseSession;
import dev.ooosync.warehouse.WarehouseUnderTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** One run per warehouse, in whatever process. */
interface LockContract {

    Instant NOW = Instant.parse("2126-11-22T03:00:00Z");

    WarehouseUnderTest target();

    /** A process that takes the lock, says so, and holds it until its input ends. */
    final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            String user = arguments.length > 4 ? arguments[4] : null;
            try (WarehouseSession session = dev.ooosync.warehouse.Warehouse.of(
                            WarehouseUnderTest.settings(arguments[0], user, 3))
                    .lock(work(arguments[1], Long.parseLong(arguments[2]), arguments[3]))) {
                System.out.write('L');
                System.out.flush();
                System.in.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
    }

    static LockHolder work(String mode, long organization, String job) {
        return LockHolder.self(new LockHolder.Work(mode, organization, job), NOW);
    }

    private Process holder(String mode) throws IOException {
        java.util.List<String> command = new java.util.ArrayList<>(java.util.List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                target().settings().url(),
                mode,
                "17",
                "ooo"));
        if (target().settings().user() != null) {
            command.add(target().settings().user());
        }
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    default void another_process_holds_the_lock_by_name_until_it_is_killed() throws Exception {
        Process other = holder("full");
        try {
            assertThat(other.getInputStream().read()).isEqualTo('L');
            String name = "pid " + other.pid() + " on ";
            assertThatThrownBy(() -> target().warehouse().lock(NOW))
                    .isInstanceOfSatisfying(
                            SyncException.class,
                            refused -> assertThat(refused.remedy()).isEqualTo(Remedy.RUN_LATER))
                    .hasMessageContaining("full run of organization 17 (job ooo), " + name)
                    .hasMessageContaining(" since 2");
            assertThat(target().warehouse().holder()).get().asString().contains(name);
        } finally {
            other.destroyForcibly().waitFor();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> target().warehouse().holder().isEmpty());
        target().warehouse().lock(NOW).close();
    }

    @Test
    default void only_a_full_run_does_the_work_of_the_same_full_run() throws Exception {
        for (String mode : java.util.List.of("full", "scoped", "plan")) {
            Process other = holder(mode);
            try {
                assertThat(other.getInputStream().read()).isEqualTo('L');
                assertRefused(work("full", 17, "ooo"), mode.equals("full") ? Remedy.WAIT : Remedy.RUN_LATER, mode);
                assertRefused(work("full", 42, "ooo"), Remedy.RUN_LATER, mode);
                assertRefused(work("full", 17, "other"), Remedy.RUN_LATER, mode);
                assertRefused(work("scoped", 17, "ooo"), Remedy.RUN_LATER, mode);
            } finally {
                other.destroyForcibly().waitFor();
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> target().warehouse().holder().isEmpty());
        }
    }

    private void assertRefused(LockHolder self, Remedy remedy, String mode) {
        assertThatThrownBy(() -> target().warehouse().lock(self))
                .isInstanceOfSatisfying(
                        LockedException.class,
                        refused -> assertThat(refused.remedy()).isEqualTo(remedy))
                .hasMessageContaining(mode);
    }

    @Test
    default void the_lock_is_held_within_a_process_and_free_as_soon_as_it_is_given_back() {
        for (int time = 0; time < 5; time++) {
            try (WarehouseSession session = target().warehouse().lock(NOW)) {
                assertThat(session.stagedReading()).isEmpty();
                assertThatThrownBy(() -> target().warehouse().lock(NOW))
                        .hasMessageContaining("is locked by another process")
                        .hasMessageContaining("pid " + ProcessHandle.current().pid());
                assertThat(target().warehouse().holder()).isPresent();
            }
            assertThat(target().warehouse().holder()).isEmpty();
        }
    }
}
