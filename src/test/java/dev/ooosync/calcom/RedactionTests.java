package dev.ooosync.calcom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.ooosync.settings.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTests {

    private final Redaction redaction =
            new Redaction(new ClientCredentials(new Secret("abc"), new Secret("abc-and-more")));

    @ParameterizedTest
    @CsvSource({
        "ask ada@example.com for help, ask <e-mail> for help",
        "email=ada+x@example.com&take=1, email=<e-mail>&take=1",
        "email=ada%2Bx%40example.com&take=1, email=<e-mail>&take=1",
        "email=ada%2540example.com, email=<e-mail>",
        "«ada@example.com», «<e-mail>»",
        "jörg@exämple.de; zoë@b.c, <e-mail>; <e-mail>",
        "organization with id=17., organization with id=17.",
        "Client with ID abc not found, Client with ID <masked> not found",
        "wrong abc-and-more, wrong <masked>"
    })
    void addresses_and_credentials_are_not_shown(String text, String shown) {
        assertThat(redaction.of(text)).isEqualTo(shown);
    }

    @Test
    void control_and_direction_characters_are_not_shown() {
        assertThat(redaction.of("a\r\nWARN forged\u001b[31m \u202eb\u2028c")).isEqualTo("a WARN forged [31m  b c");
    }

    @Test
    void a_long_text_is_cut_after_its_addresses_have_gone() {
        assertThat(redaction.of("x ".repeat(149) + "ada@example.com")).isEqualTo("x ".repeat(149) + "<e…");
        assertThat(redaction.of("y".repeat(1_000_000))).isEqualTo("y".repeat(300) + "…");
    }

    @Test
    void a_hostile_text_takes_no_time() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> redaction.of("%40".repeat(500_000) + "a".repeat(500_000)));
    }
}
