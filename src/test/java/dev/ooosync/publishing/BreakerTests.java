package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakerTests {

    @ParameterizedTest(name = "{1} of {0}, {2} approved: {3}")
    @CsvSource(textBlock = """
            # listed, gone, approved, held
            100,   0,   0, false
            250,  25,   0, false
            250,  26,   0, true
            260,  26,   0, false
            261,  26,   0, false
            259,  26,   0, true
             10,   5,   0, false
             10,   6,   0, true
             12,   6,   0, false
             11,   6,   0, true
              5,   5,   0, false
            250, 250, 250, false
            250, 250, 224, true
            250, 250, 225, true
            250, 250, 245, false
            100,  60,  50, false
             60,  58,  50, true
            250,  10, 200, false
            """)
    void closings_are_held_by_number_and_share(long listed, long gone, long approved, boolean held) {
        assertThat(new Breaker(listed, gone, approved, false).holds() != null).isEqualTo(held);
    }

    @Test
    void an_empty_reading_holds_whatever_nobody_has_approved() {
        assertThat(new Breaker(3, 3, 0, true).holds()).isEqualTo("Cal.com lists no entry at all, and the warehouse 3");
        assertThat(new Breaker(3, 3, 2, true).holds()).isNotNull();
        assertThat(new Breaker(3, 3, 3, true).holds()).isNull();
        assertThat(new Breaker(0, 0, 0, true).holds()).isNull();
    }

    @Test
    void the_sentence_names_the_numbers() {
        assertThat(new Breaker(12_000, 2_000, 0, false).holds())
                .isEqualTo("2,000 of 12,000 entries are no longer listed, more than 25 and more than 10 %");
    }
}
