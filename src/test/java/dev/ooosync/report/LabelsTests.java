package dev.ooosync.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LabelsTests {

    @Test
    void an_address_is_no_name() {
        assertThat(label("ada@example.org")).isEqualTo("user 4711");
        assertThat(label("Ada <ada@example.org>")).isEqualTo("user 4711");
        assertThat(Labels.text("ask (bob@example.org) first")).isEqualTo("ask ((address)) first");
    }

    @Test
    void what_turns_the_writing_direction_goes_and_the_letters_stay() {
        assertThat(label("\u202eevil\u202c\u0007 \u0627\u0644\u062e\u0648\u0627\u0631\u0632\u0645\u064a"))
                .isEqualTo("evil \u0627\u0644\u062e\u0648\u0627\u0631\u0632\u0645\u064a");
        assertThat(Labels.text("👩\u200d💻")).isEqualTo("👩\u200d💻");
    }

    @Test
    void a_long_name_is_cut_between_characters() {
        assertThat(label("👩".repeat(500))).isEqualTo("👩".repeat(Labels.LONGEST - 1) + "…");
        assertThat(label("a".repeat(Labels.LONGEST))).isEqualTo("a".repeat(Labels.LONGEST));
    }

    @Test
    void numbers_are_drawn_by_lot_and_each_once() {
        List<Long> ids = LongStream.range(0, 200).boxed().toList();
        Map<Long, String> people = new HashMap<>();
        ids.forEach(id -> people.put(id, "Ada"));
        Labels drawn = new Labels(true, people);
        List<String> numbers = ids.stream().map(drawn::person).toList();

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 200)
                        .mapToObj(n -> "Person " + n)
                        .toList());
        assertThat(numbers)
                .isNotEqualTo(ids.stream().map(new Labels(true, people)::person).toList());
        assertThat(drawn.person(7)).isEqualTo(numbers.get(7));
    }

    @Test
    void names_that_become_the_same_are_told_apart() {
        String longest = "a".repeat(Labels.LONGEST);
        Labels labels = new Labels(
                false,
                Map.of(1L, "Ada", 2L, "Ada\u200b", 3L, "Bob", 4L, longest + "b", 5L, longest + "c", 6L, "nobody "));

        assertThat(labels.person(1)).isEqualTo("Ada (user 1)");
        assertThat(labels.person(2)).isEqualTo("Ada (user 2)");
        assertThat(labels.person(3)).isEqualTo("Bob");
        assertThat(labels.person(4)).isEqualTo("a".repeat(Labels.LONGEST - 10) + "… (user 4)");
        assertThat(labels.person(5)).isEqualTo("a".repeat(Labels.LONGEST - 10) + "… (user 5)");
        assertThat(labels.person(6)).isEqualTo("nobody (user 6)");
    }

    private static String label(String displayName) {
        return new Labels(false, Map.of(4711L, displayName)).person(4711);
    }
}
