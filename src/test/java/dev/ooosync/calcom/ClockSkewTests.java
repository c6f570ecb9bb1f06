package dev.ooosync.calcom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockSkewTests {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static ClockSkew skew(String date, Instant sent, Instant received) {
        return ClockSkew.of(Headers.of("Date", date), sent, received);
    }

    @ParameterizedTest
    @CsvSource({
        // the server's second, sent, received, how far ahead we are
        "0, 0, 0, 0",
        "0, 999, 1000, 0",
        "0, 1001, 1001, 1",
        "10000, 0, 60000, 0",
        "-60000, 0, 60000, 59000",
        "70000, 0, 60000, -10000",
    })
    void what_latency_and_whole_seconds_explain_is_no_skew(long server, long sent, long received, long ahead) {
        assertThat(skew(date(NOW.plusMillis(server)), NOW.plusMillis(sent), NOW.plusMillis(received))
                        .ahead())
                .isEqualTo(Duration.ofMillis(ahead));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-11-22T03:00:00Z", "Sun, 99 Nov 2026 03:00:00 GMT"})
    void what_is_no_date_tells_nothing(String date) {
        assertThat(skew(date, NOW, NOW)).isNull();
        assertThat(ClockSkew.of(Headers.of(), NOW, NOW)).isNull();
        assertThat(ClockSkew.of(Headers.of("Date", date(NOW), "Age", "86400"), NOW, NOW))
                .isNull();
    }

    private static MockResponse page(Lab lab, Duration ahead) {
        return Lab.json(200, "page.json")
                .setHeader("Date", date(lab.time.instant().plus(ahead)))
                .build();
    }

    @Test
    void a_client_keeps_the_largest_skew_of_all_answers() {
        try (Lab lab = new Lab();
                CalComClient client = lab.client()) {
            lab.answers(
                    page(lab, Duration.ZERO),
                    page(lab, Duration.ofMinutes(-4)),
                    page(lab, Duration.ofHours(-1)),
                    page(lab, Duration.ofMinutes(30)),
                    Lab.page());
            client.ooo(Lab.FIRST);
            client.ooo(Lab.FIRST);
            assertThat(client.clockSkew()).as("four minutes").isEmpty();
            client.ooo(Lab.FIRST);
            client.ooo(Lab.FIRST);
            client.ooo(Lab.FIRST);

            ClockSkew skew = client.clockSkew().orElseThrow();

            assertThat(skew.ahead()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
            assertThat(skew.sentence())
                    .contains("this machine's clock said", "when Cal.com's said", "60 minutes ahead", "NTP");
        }
    }

    @Test
    void an_answer_that_refuses_tells_the_time_too() {
        try (Lab lab = new Lab();
                CalComClient client = lab.client()) {
            MockResponse refusal = Lab.html(401, "page.json")
                    .newBuilder()
                    .setHeader("Date", date(lab.time.instant().plus(Duration.ofDays(30))))
                    .build();
            lab.answers(refusal);
            try {
                client.ooo(Lab.FIRST);
            } catch (RuntimeException refused) {
                assertThat(refused).hasMessageContaining("401");
            }
            assertThat(client.clockSkew().orElseThrow().sentence()).contains("30 days behind");
        }
    }
}
