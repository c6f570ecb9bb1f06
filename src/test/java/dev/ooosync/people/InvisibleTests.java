package dev.ooosync.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvisibleTests {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x09, 0x0A, 0x1F, 0x20, 0x7F, 0x85, 0xA0, 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x1680, 0x17B4, 0x180B,
                0x180E, 0x2000, 0x2007, 0x200B, 0x200C, 0x200D, 0x200E, 0x2028, 0x2029, 0x202E, 0x202F, 0x205F, 0x2060,
                0x2063, 0x2065, 0x206F, 0x2800, 0x3000, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0, 0xFFF9, 0x1BCA0,
                0x1D159, 0x1D173, 0x13441, 0xE0000, 0xE0001, 0xE0020, 0xE0100, 0xE01EF
            })
    void a_character_that_shows_nothing_makes_no_name(int letter) {
        String text = Character.toString(letter);
        assertThat(Invisible.isBlank(text)).isTrue();
        assertThat(Invisible.isBlank(text + " \u200B" + text)).isTrue();
        assertThat(Invisible.isBlank(text + "a" + text)).isFalse();
        assertThat(Invisible.removedFrom(text + "a" + text + "\uD83D\uDE00")).isEqualTo("a\uD83D\uDE00");
    }

    @Test
    void nothing_is_blank() {
        assertThat(Invisible.isBlank(null)).isTrue();
        assertThat(Invisible.isBlank("")).isTrue();
    }

    @Test
    void letters_signs_marks_and_emoji_are_seen() {
        assertThat(IntStream.concat(IntStream.rangeClosed(0x21, 0x7E), IntStream.rangeClosed(0x1F300, 0x1F64F)))
                .allMatch(letter -> !Invisible.isBlank(Character.toString(letter)));
        assertThat(IntStream.of(0xA1, 0xAC, 0xAE, 0x2801, 0x3163, 0x3165, 0xFFFC, 0xE000, 0x0301))
                .allMatch(letter -> !Invisible.isBlank(Character.toString(letter)));
    }
}
