package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.LockHolder;
import dev.ooosync.warehouse.LockHolder.Work;
import dev.ooosync.warehouse.LockedException;
import dev.ooosync.warehouse.WarehouseSession;
import dev.ooosync.warehouse.WarehouseUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockWaitTests {

    private static final Instant NOW = Instant.parse("2126-11-22T03:00:00Z");

    @TempDir
    Path directory;

    /** Pauses that are over at once, and what happens at the end of each. */
    private static StopSignal pauses(List<Duration> pauses, Runnable after) {
        return new StopSignal() {
            @Override
            public void pause(Duration duration) throws InterruptedException {
                pauses.add(duration);
                after.run();
                if (isRequested()) {
                    throw new InterruptedException("a stop was requested");
                }
            }
        };
    }

    private static LockHolder full(long organization) {
        return LockHolder.self(new Work("full", organization, "ooo"), NOW);
    }

    private WarehouseUnderTest target() {
        return WarehouseUnderTest.duckDb(directory);
    }

    @Test
    void it_is_tried_again_every_second_until_it_is_free() {
        WarehouseSession held = target().warehouse().lock(full(42));
        List<Duration> pauses = new ArrayList<>();
        StopSignal stop = pauses(pauses, () -> {
            if (pauses.size() == 3) {
                held.close();
            }
        });

        try (WarehouseSession mine = new LockWait(Duration.ofMinutes(10), stop)
                .until(() -> target().warehouse().lock(full(17)))) {
            assertThat(target().warehouse().holder()).get().asString().contains("organization 17");
        }
        assertThat(pauses).hasSize(3).containsOnly(Duration.ofSeconds(1));
    }

    @Test
    void the_end_of_waiting_is_69_and_says_whom_for_and_how_long() {
        List<Duration> pauses = new ArrayList<>();
        try (WarehouseSession held = target().warehouse().lock(full(42))) {
            assertThatThrownBy(() -> new LockWait(Duration.ofSeconds(90), pauses(pauses, () -> {}))
                            .until(() -> target().warehouse().lock(full(17))))
                    .isInstanceOfSatisfying(
                            SyncException.class,
                            late -> assertThat(late.remedy()).isEqualTo(Remedy.RUN_LATER))
                    .hasMessageContaining("full run of organization 42 (job ooo), pid ")
                    .hasMessageContaining("90s of waiting");
        }
        assertThat(pauses).hasSize(90);
    }

    @Test
    void nobody_waits_who_does_not_want_to_or_whose_work_is_being_done() {
        List<Duration> pauses = new ArrayList<>();
        StopSignal stop = pauses(pauses, () -> {});
        try (WarehouseSession held = target().warehouse().lock(full(42))) {
            assertThatThrownBy(() -> new LockWait(Duration.ZERO, stop)
                            .until(() -> target().warehouse().lock(full(17))))
                    .isInstanceOfSatisfying(
                            LockedException.class,
                            held42 -> assertThat(held42.remedy()).isEqualTo(Remedy.RUN_LATER));
            assertThatThrownBy(() -> new LockWait(Duration.ofMinutes(10), stop)
                            .until(() -> target().warehouse().lock(full(42))))
                    .isInstanceOfSatisfying(
                            LockedException.class,
                            held42 -> assertThat(held42.remedy()).isEqualTo(Remedy.WAIT));
        }
        assertThat(pauses).isEmpty();
    }

    @Test
    void a_stop_ends_the_waiting() {
        StopSignal[] stop = new StopSignal[1];
        stop[0] = pauses(new ArrayList<>(), () -> stop[0].request());
        try (WarehouseSession held = target().warehouse().lock(full(42))) {
            assertThatThrownBy(() -> new LockWait(Duration.ofMinutes(10), stop[0])
                            .until(() -> target().warehouse().lock(full(17))))
                    .isInstanceOf(RunStoppedException.class)
                    .hasMessageContaining("organization 42")
                    .hasMessageContaining("Nothing was done");
        }
    }
}
