package dev.ooosync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThrottleTests {

    private final SettableTime time = new SettableTime();
    private Sandbox sandbox;

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Caller caller(SandboxSettings.Builder settings) {
        sandbox = Sandbox.start(settings.entries(10).people(3).build(), time);
        return new Caller(sandbox);
    }

    private static SandboxSettings.Builder limited() {
        return SandboxSettings.builder(Caller.DAY)
                .rateLimit(3)
                .window(Duration.ofSeconds(10))
                .block(Duration.ofSeconds(20));
    }

    private static String limits(HttpResponse<?> response) {
        return response.statusCode() + " " + header(response, "limit") + " " + header(response, "remaining") + " "
                + header(response, "reset");
    }

    private static String header(HttpResponse<?> response, String what) {
        return response.headers().firstValue("x-ratelimit-" + what + "-default").orElse("none");
    }

    @Test
    void the_window_starts_with_the_first_request_and_the_one_over_the_limit_blocks() throws IOException {
        Caller caller = caller(limited());

        assertThat(limits(caller.get(Caller.LIST))).isEqualTo("200 3 2 10");
        time.pass(Duration.ofMillis(2500));
        assertThat(limits(caller.get(Caller.LIST + "?take=0"))).isEqualTo("400 3 1 8");
        assertThat(limits(caller.get("/v2/me"))).isEqualTo("200 3 0 8");
        assertThat(limits(caller.get(Caller.LIST))).isEqualTo("429 3 0 20");
        time.pass(Duration.ofMillis(8000));
        assertThat(limits(caller.get(Caller.LIST)))
                .as("blocked beyond the window")
                .isEqualTo("429 3 0 12");
        time.pass(Duration.ofMillis(12_000));
        assertThat(limits(caller.get(Caller.LIST))).isEqualTo("200 3 2 10");
        assertThat(sandbox.traffic().refusals()).isEqualTo(2);
    }

    @Test
    void hammering_while_blocked_fills_the_next_window_and_blocks_again() throws IOException {
        Caller caller = caller(limited().block(Duration.ofSeconds(15)));
        for (int i = 0; i < 4; i++) {
            caller.get(Caller.LIST);
        }
        time.pass(Duration.ofSeconds(11));
        for (int i = 0; i < 4; i++) {
            assertThat(limits(caller.get(Caller.LIST))).isEqualTo("429 3 0 4");
        }
        time.pass(Duration.ofSeconds(4));

        assertThat(limits(caller.get(Caller.LIST))).isEqualTo("429 3 0 15");
    }

    @Test
    void a_refusal_has_the_envelope_of_the_real_one() throws IOException {
        Caller caller = caller(limited().rateLimit(1));
        caller.get(Caller.LIST);

        HttpResponse<String> refused = caller.get(Caller.LIST + "?take=250&skip=500");

        assertThat(refused.body())
                .isEqualTo("{\"status\":\"error\",\"timestamp\":\"2026-11-22T13:37:23.483Z\","
                        + "\"path\":\"/v2/organizations/17/ooo?take=250&skip=500\",\"error\":{\"code\":\"ThrottlerException\","
                        + "\"message\":\"CustomThrottlerGuard - Too many requests. Please try again later.\","
                        + "\"details\":\"CustomThrottlerGuard - Too many requests. Please try again later.\"}}");
        assertThat(refused.headers().firstValue("x-request-id")).isPresent();
        assertThat(refused.headers().firstValue("content-type")).hasValue("application/json; charset=utf-8");
        assertThat(refused.headers().firstValue("retry-after")).isEmpty();
    }

    @Test
    void a_key_and_a_client_have_buckets_of_their_own_and_an_unknown_key_is_not_counted() throws IOException {
        Caller caller = caller(limited().rateLimit(1));

        assertThat(limits(caller.get(Caller.LIST, "Authorization", "Bearer cal_wrong")))
                .isEqualTo("401 none none none");
        assertThat(limits(caller.get(Caller.LIST))).isEqualTo("200 1 0 10");
        assertThat(limits(caller.get(
                        Caller.LIST, "x-cal-client-id", "sandbox-client", "x-cal-secret-key", "sandbox-secret")))
                .isEqualTo("200 1 0 10");
        assertThat(limits(caller.anonymous(Caller.LIST))).isEqualTo("401 1 0 10");
        assertThat(limits(caller.anonymous(Caller.LIST))).isEqualTo("429 1 0 20");
    }

    @Test
    void the_reset_can_be_an_epoch_and_the_limit_can_have_another_name() throws IOException {
        Caller caller = caller(limited().resetAsEpoch(true).limitSuffix("Short"));

        assertThat(caller.get(Caller.LIST).headers().firstValue("x-ratelimit-reset-short"))
                .hasValue(Long.toString(time.instant().getEpochSecond() + 10));
    }

    @Test
    void a_limit_of_zero_means_none() throws IOException {
        Caller caller = caller(Caller.unlimited());

        assertThat(limits(caller.get(Caller.LIST))).isEqualTo("200 none none none");
    }

    @Test
    void traffic_counts_the_busiest_stretch_of_time() throws IOException {
        Caller caller = caller(Caller.unlimited().window(Duration.ofSeconds(10)));
        for (int i = 0; i < 6; i++) {
            caller.get(Caller.LIST);
            time.pass(Duration.ofSeconds(3));
        }
        caller.get("/v2/me");
        caller.get("/nowhere");

        assertThat(sandbox.traffic()).isEqualTo(new SandboxTraffic(8, 6, 0, 5, 60, 1));
    }
}
