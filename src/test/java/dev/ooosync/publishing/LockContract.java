package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
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
            String user = arguments.length > 1 ? arguments[1] : null;
            try (WarehouseSession session = dev.ooosync.warehouse.Warehouse.of(
                            WarehouseUnderTest.settings(arguments[0], user, 3))
                    .lock(NOW)) {
                System.out.write('L');
                System.out.flush();
                System.in.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
    }

    private Process holder() throws IOException {
        java.util.List<String> command = new java.util.ArrayList<>(java.util.List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                target().settings().url()));
        if (target().settings().user() != null) {
            command.add(target().settings().user());
        }
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    default void another_process_holds_the_lock_by_name_until_it_is_killed() throws Exception {
        Process other = holder();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('L');
            String name = "pid " + other.pid() + " on ";
            assertThatThrownBy(() -> target().warehouse().lock(NOW))
                    .isInstanceOfSatisfying(
                            SyncException.class,
                            refused -> assertThat(refused.remedy()).isEqualTo(Remedy.WAIT))
                    .hasMessageContaining(name)
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
    default void the_lock_is_held_within_a_process_and_free_as_soon_as_it_is_given_back() {
        for (int time = 0; time < 5; time++) {
            try (WarehouseSession session = target().warehouse().lock(NOW)) {
                assertThat(session.stagedReading()).isEmpty();
                assertThatThrownBy(() -> target().warehouse().lock(NOW))
                        .hasMessageContaining("Another run is alive")
                        .hasMessageContaining("pid " + ProcessHandle.current().pid());
                assertThat(target().warehouse().holder()).isPresent();
            }
            assertThat(target().warehouse().holder()).isEmpty();
        }
    }
}
