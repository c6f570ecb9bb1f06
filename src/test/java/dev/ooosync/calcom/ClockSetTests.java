package dev.ooosync.calcom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody sets the machine's clock while a limit is being waited for. */
class ClockSetTests {

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    private static MockResponse spent(int status, String fixture) {
        return Lab.json(status, fixture)
                .setHeader("X-RateLimit-Limit-Default", 120)
                .setHeader("X-RateLimit-Remaining-Default", 0)
                .setHeader("X-RateLimit-Reset-Default", 60)
                .build();
    }

    private Duration waited() {
        return lab.time.pauses().stream().reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void an_hour_back_is_not_waited_for_when_the_limit_was_used_up() {
        lab.answers(spent(200, "page.json"), Lab.page());
        try (CalComClient client = lab.client()) {
            client.ooo(Lab.FIRST);
            lab.time.set(Duration.ofHours(-1));
            assertThat(client.ooo(Lab.FIRST)).hasSize(2);
        }
        assertThat(waited()).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void an_hour_back_is_not_waited_for_in_a_block() {
        lab.answers(spent(429, "throttled.json"), Lab.page());
        boolean[] set = {false};
        Pause settingBack = wait -> {
            lab.time.pause(wait);
            if (!set[0]) {
                lab.time.set(Duration.ofHours(-1));
                set[0] = true;
            }
        };
        try (CalComClient client = lab.client(Lab.KEY, settingBack)) {
            assertThat(client.ooo(Lab.FIRST)).hasSize(2);
        }
        assertThat(set).containsExactly(true);
        assertThat(waited()).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void a_day_forward_ends_every_wait() {
        lab.answers(spent(200, "page.json"), Lab.page());
        try (CalComClient client = lab.client()) {
            client.ooo(Lab.FIRST);
            lab.time.set(Duration.ofDays(1));
            assertThat(client.ooo(Lab.FIRST)).hasSize(2);
        }
        assertThat(waited()).isZero();
    }
}
