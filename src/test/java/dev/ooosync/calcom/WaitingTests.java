package dev.ooosync.calcom;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is said while a run waits for the rate limit. */
class WaitingTests {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Waiting waiting = new Waiting(duration -> {}, new Tally());

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void stop() {
        logger().detachAppender(log);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Waiting.class);
    }

    private List<String> said() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void a_long_wait_is_announced_with_its_reason_and_its_end() {
        waiting.awaitLimit(Duration.ofMillis(41_300), NOW);

        assertThat(said()).containsExactly("Waiting 42 s for Cal.com's rate limit, until 2026-11-22T03:00:42Z");
    }

    @Test
    void callers_that_wait_for_the_same_announce_it_once() {
        for (int caller = 0; caller < 6; caller++) {
            waiting.awaitLimit(Duration.ofMillis(40_000 - 100 * caller), NOW.plusMillis(90 * caller));
        }
        waiting.awaitLimit(Duration.ofSeconds(10), NOW.plusSeconds(30));
        assertThat(said()).hasSize(1);

        waiting.awaitLimit(Duration.ofSeconds(60), NOW.plusSeconds(40));
        assertThat(said()).hasSize(2);
    }

    @Test
    void a_short_wait_is_not_worth_a_word() {
        waiting.awaitLimit(Duration.ofMillis(2_900), NOW);

        assertThat(said()).isEmpty();
    }

    /** Otherwise nothing would be said until the old time is reached again. */
    @Test
    void a_clock_that_was_set_back_hides_no_wait() {
        waiting.awaitLimit(Duration.ofSeconds(40), NOW);
        waiting.awaitLimit(Duration.ofSeconds(40), NOW.minus(Duration.ofHours(2)));

        assertThat(said()).hasSize(2);
    }

    @Test
    void a_refused_request_and_a_window_that_is_used_up_are_announced_alike() {
        try (Lab lab = new Lab()) {
            lab.answers(
                    Lab.json(429, "throttled.json")
                            .setHeader("X-RateLimit-Reset-Default", "47")
                            .build(),
                    Lab.json(200, "page.json")
                            .setHeader("X-RateLimit-Limit-Default", "120")
                            .setHeader("X-RateLimit-Remaining-Default", "0")
                            .setHeader("X-RateLimit-Reset-Default", "30")
                            .build(),
                    Lab.page());
            try (CalComClient client = lab.client()) {
                client.ooo(Lab.FIRST);
                client.ooo(Lab.FIRST);
            }
        }

        assertThat(said())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .matches("Waiting \\d+ s for Cal.com's rate limit, until 2026-11-22T03:0[01]:\\d\\dZ"));
    }
}
