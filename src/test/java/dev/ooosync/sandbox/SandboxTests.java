package dev.ooosync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class SandboxTests {

    @Test
    void the_same_seed_gives_the_same_answers() throws IOException {
        List<String> paths = List.of(
                Caller.LIST,
                Caller.LIST + "?take=100&skip=200&sortStart=asc",
                Caller.LIST + "?take=0",
                Caller.USERS,
                "/v2/me",
                "/v2/organizations/17/memberships",
                "/v2/organizations/17/teams",
                Caller.LIST + "?skip=50");
        List<List<String>> runs = new ArrayList<>();
        for (long seed : new long[] {5, 5, 6}) {
            List<String> bodies = new ArrayList<>();
            try (Sandbox sandbox = Sandbox.start(
                    Caller.unlimited()
                            .seed(seed)
                            .entries(400)
                            .changesPerRequest(0.5)
                            .faults(Faults.parse("short:0.5,500:0.2"))
                            .build(),
                    new SettableTime())) {
                Caller caller = new Caller(sandbox);
                for (String path : paths) {
                    HttpResponse<String> answer = caller.get(path);
                    bodies.add(answer.headers().firstValue("x-request-id").orElse("") + answer.body());
                }
            }
            runs.add(bodies);
        }

        assertThat(runs.get(0)).isEqualTo(runs.get(1)).isNotEqualTo(runs.get(2));
    }

    @Test
    void it_listens_on_loopback_until_it_is_closed() throws IOException {
        Sandbox sandbox = Sandbox.start(Caller.unlimited().entries(1).build());
        Caller caller = new Caller(sandbox);
        assertThat(InetAddress.getByName(sandbox.baseUrl().getHost()).isLoopbackAddress())
                .isTrue();
        assertThat(caller.get("/v2/me").statusCode()).isEqualTo(200);

        sandbox.close();

        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Caller(sandbox).get("/v2/me"));
    }

    @Test
    void a_port_in_use_is_named() {
        try (Sandbox first = Sandbox.start(Caller.unlimited().entries(1).build())) {
            int port = first.baseUrl().getPort();

            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(
                            () -> Sandbox.start(Caller.unlimited().port(port).build()))
                    .withMessageStartingWith("the sandbox cannot listen on port " + port + " of loopback: ");
        }
    }

    @Test
    void requests_are_answered_side_by_side() throws Exception {
        CyclicBarrier together = new CyclicBarrier(4);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Delay untilAllAreThere = duration -> {
            try {
                together.await(10, TimeUnit.SECONDS);
            } catch (BrokenBarrierException | TimeoutException alone) {
                throw new InterruptedException();
            }
        };
        try (Sandbox sandbox = Sandbox.start(
                Caller.unlimited()
                        .entries(1)
                        .faults(Faults.parse("latency=1ms"))
                        .build(),
                InstantSource.system(),
                untilAllAreThere)) {
            Caller caller = new Caller(sandbox);
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(CompletableFuture.supplyAsync(() -> status(caller), threads));
            }

            assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isEqualTo(200));
            assertThat(sandbox.traffic().maxConcurrent()).isEqualTo(4);
        } finally {
            threads.shutdownNow();
        }
    }

    private static int status(Caller caller) {
        try {
            return caller.get(Caller.LIST).statusCode();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void settings_are_checked_and_keep_their_secrets() {
        SandboxSettings settings = Caller.unlimited()
                .apiKey("cal_topsecret")
                .client("me", "hushhush")
                .build();

        assertThat(settings.toString()).doesNotContain("topsecret").doesNotContain("hushhush");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Caller.unlimited().people(0).build())
                .withMessage("sandbox setting people is 0; set a positive number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Caller.unlimited().apiKey("secretkey").build())
                .withMessageContaining("text that starts with cal_")
                .withMessageNotContaining("secretkey");
    }
}
