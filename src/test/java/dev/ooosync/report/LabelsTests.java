package dev.ooosync.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LabelsTests {

    private final Labels labels = new Labels(false, List.of());

    @Test
    void an_address_is_no_name() {
        assertThat(labels.person(4711, "ada@example.org")).isEqualTo("user 4711");
        assertThat(labels.person(4711, "Ada <ada@example.org>")).isEqualTo("user 4711");
        assertThat(Labels.text("ask (bob@example.org) first")).isEqualTo("ask ((address)) first");
    }

    @Test
    void what_turns_the_writing_direction_goes_and_the_letters_stay() {
        assertThat(labels.person(1, "\u202eevil\u202c\u0007 \u0627\u0644\u062e\u0648\u0627\u0631\u0632\u0645\u064a"))
                .isEqualTo("evil \u0627\u0644\u062e\u0648\u0627\u0631\u0632\u0645\u064a");
        assertThat(Labels.text("👩\u200d💻")).isEqualTo("👩\u200d💻");
    }

    @Test
    void a_long_name_is_cut_between_characters() {
        assertThat(labels.person(1, "👩".repeat(500))).isEqualTo("👩".repeat(Labels.LONGEST - 1) + "…");
        assertThat(labels.person(1, "a".repeat(Labels.LONGEST))).isEqualTo("a".repeat(Labels.LONGEST));
    }

    @Test
    void numbers_are_drawn_by_lot_and_each_once() {
        List<Long> people = LongStream.range(0, 200).boxed().toList();
        Labels drawn = new Labels(true, people);
        List<String> numbers =
                people.stream().map(person -> drawn.person(person, "Ada")).toList();

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 200)
                        .mapToObj(n -> "Person " + n)
                        .toList());
        assertThat(numbers)
                .isNotEqualTo(people.stream()
                        .map(person -> new Labels(true, people).person(person, "Ada"))
                        .toList());
        assertThat(drawn.person(7, "Ada")).isEqualTo(numbers.get(7));
    }
}
