package dev.ooosync.calcom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stop is no failure, wherever it comes. */
class StopTests {

    private final Lab lab = new Lab();
    private final AtomicReference<Throwable> thrown = new AtomicReference<>();
    private final AtomicBoolean flag = new AtomicBoolean();

    @AfterEach
    void close() {
        lab.close();
    }

    private Thread caller(CalComClient client) {
        Thread thread = new Thread(() -> {
            thrown.set(catchThrowable(() -> client.ooo(Lab.FIRST)));
            flag.set(Thread.currentThread().isInterrupted());
        });
        thread.start();
        return thread;
    }

    private void assertStopped(Thread thread, boolean interrupted) throws Exception {
        thread.join(Duration.ofSeconds(10).toMillis());
        assertThat(thread.isAlive()).isFalse();
        assertThat(thrown.get()).isInstanceOf(StoppedException.class);
        assertThat(flag.get()).isEqualTo(interrupted);
    }

    @Test
    void an_interrupt_ends_the_wait_before_a_retry() throws Exception {
        lab.answers(Lab.html(503, "edge-503.html"));
        AtomicBoolean waiting = new AtomicBoolean();
        try (CalComClient client = lab.client(Lab.KEY, signalling(waiting))) {
            Thread thread = caller(client);
            await().untilTrue(waiting);
            thread.interrupt();
            assertStopped(thread, true);
        }
        assertThat(lab.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void an_interrupt_ends_the_wait_for_a_block() throws Exception {
        lab.answers(Lab.json(429, "throttled.json").build());
        AtomicBoolean waiting = new AtomicBoolean();
        try (CalComClient client = lab.client(Lab.KEY, signalling(waiting))) {
            Thread thread = caller(client);
            await().untilTrue(waiting);
            thread.interrupt();
            assertStopped(thread, true);
        }
    }

    @Test
    void an_interrupted_caller_sends_nothing() {
        try (CalComClient client = lab.client()) {
            Thread.currentThread().interrupt();
            Throwable stopped = catchThrowable(() -> client.ooo(Lab.FIRST));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(stopped).isInstanceOf(StoppedException.class);
            assertThat(client.traffic().requests()).isZero();
        }
    }

    @Test
    void an_interrupt_during_an_exchange_is_not_taken_for_a_failure_of_the_network() throws Exception {
        lab.answers(Lab.json(200, "page.json")
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        try (CalComClient client =
                lab.client(Lab.settings(lab.server.url("/").toString(), Duration.ofMillis(300)), Lab.KEY, lab.time)) {
            Thread thread = caller(client);
            await().until(() -> lab.server.getRequestCount() == 1);
            thread.interrupt();
            assertStopped(thread, true);
            assertThat(client.traffic().retries()).isZero();
        }
    }

    @Test
    void closing_the_client_ends_an_exchange_at_once() throws Exception {
        lab.answers(Lab.json(200, "page.json")
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        CalComClient client =
                lab.client(Lab.settings(lab.server.url("/").toString(), Duration.ofMinutes(5)), Lab.KEY, lab.time);
        Thread thread = caller(client);
        await().until(() -> lab.server.getRequestCount() == 1);
        client.close();
        assertStopped(thread, false);
        assertThat(lab.time.pauses()).isEmpty();
        assertThat(catchThrowable(() -> client.ooo(Lab.FIRST))).isInstanceOf(StoppedException.class);
    }

    private static Pause signalling(AtomicBoolean waiting) {
        return duration -> {
            waiting.set(true);
            Pause.interruptible().pause(Duration.ofMinutes(5));
        };
    }
}
