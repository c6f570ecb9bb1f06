package dev.ooosync.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.SyncException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When the lists of many owners are whole, in the words of pages asked for and answered. */
class ShortListsTests {

    private final List<Long> handedOn = new ArrayList<>();
    private ShortLists lists = lists(null, 21L);

    private static ShortLists lists(Long last, Long... owners) {
        return new ShortLists(History.settings(20, 1, null, null), List.of(owners), last, 20);
    }

    @Test
    void a_page_and_the_one_behind_it_are_a_look_and_three_looks_prove_one_list() {
        for (int look = 0; look < 3; look++) {
            assertThat(lists.complete()).isFalse();
            answer(0, 5, 3, 9);
            answer(2, 9);
        }
        assertWhole(5, 3, 9);
    }

    @Test
    void any_order_will_do() {
        answer(0, 5, 3, 9);
        answer(2, 3);
        answer(0, 9, 3, 5);
        answer(2, 9);
        answer(0, 3, 9, 5);
        answer(2, 3);
        assertWhole(5, 3, 9);
    }

    @Test
    void a_row_alone_has_nothing_behind_it() {
        for (int look = 0; look < 3; look++) {
            answer(0, 7);
            answer(1);
        }
        assertWhole(7);
    }

    @Test
    void an_empty_list_is_empty_twice_a_look() {
        for (int look = 0; look < 3; look++) {
            answer(0);
            answer(0);
        }
        assertWhole();
    }

    @Test
    void rows_that_one_look_missed_are_taken_from_another() {
        answer(0, 5, 3);
        answer(1, 3);
        answer(0, 5, 3, 9);
        answer(2, 9);
        answer(0, 5, 3, 9);
        answer(2, 9);
        assertThat(handedOn).containsExactly(5L, 3L, 9L);
    }

    @Test
    void a_page_that_was_cut_shows_by_the_rows_behind_it_and_more_looks_are_asked_for() {
        answer(0, 5, 3);
        answer(1, 3, 9);
        for (int look = 0; look < 4; look++) {
            assertThat(lists.complete()).as("after %d looks", look).isFalse();
            answer(0, 5, 3, 9);
            answer(2, 9);
        }
        assertWhole(5, 3, 9);
    }

    @Test
    void many_rows_that_come_again_are_not_looked_behind() {
        long[] rows = LongStream.rangeClosed(1, 12).toArray();
        answer(0, rows);
        answer(11, 12);
        answer(0, rows);
        answer(0, rows);
        assertWhole(rows);
    }

    @Test
    void a_list_that_comes_differently_each_time_is_unproven() {
        for (int attempt = 0; attempt < 4; attempt++) {
            answer(0, 1, 2);
            answer(1, 3);
        }
        assertThat(lists.wanted()).isEmpty();
        assertThat(lists.complete()).isFalse();
        assertThat(lists.unprovenReason()).isEqualTo("the listing of 21 came differently each time");
    }

    @Test
    void a_longer_list_is_read_by_id_and_proven_by_its_end() {
        answer(0, LongStream.rangeClosed(1, 20).toArray());
        answer(19, LongStream.rangeClosed(20, 25).toArray());
        answer(0, LongStream.rangeClosed(1, 20).toArray());
        answer(19, LongStream.rangeClosed(20, 25).toArray());
        answer(24, 25);
        answer(25);
        answer(11, LongStream.rangeClosed(12, 25).toArray());
        answer(25);
        answer(11, LongStream.rangeClosed(12, 25).toArray());
        answer(0, LongStream.rangeClosed(1, 20).toArray());
        assertWhole(LongStream.rangeClosed(1, 25).toArray());
    }

    @Test
    void a_longer_list_in_another_order_is_unproven() {
        long[] down = LongStream.rangeClosed(1, 20).map(id -> 40 - id).toArray();
        answer(0, down);
        answer(19, 20, 19);
        answer(0, down);
        assertThat(lists.unprovenReason()).contains("the listing of 21 is not ordered by id", "38 follows 39");
    }

    @Test
    void a_list_as_long_as_the_longest_page_may_be_cut_by_the_grant_and_comes_six_times() {
        lists = new ShortLists(History.settings(20, 1, null, null), List.of(21L), null, 0);
        for (int look = 0; look < 6; look++) {
            assertThat(lists.complete()).as("after %d looks", look).isFalse();
            answer(0, 5, 3, 9);
            answer(2, 9);
        }
        assertWhole(5, 3, 9);
    }

    @Test
    void pages_of_one_row_prove_nothing() {
        lists = new ShortLists(History.settings(20, 1, null, null), List.of(21L), null, 1);
        answer(0, 1);
        answer(1, 2);
        assertThat(lists.unprovenReason()).isEqualTo("the server grants pages of one row");
    }

    @Test
    void a_row_without_an_id_proves_nothing() {
        lists.accept(lists.wanted().get(0), History.rows(Arrays.asList(1L, null)));
        assertThat(lists.unprovenReason()).contains("21", "readable id");
    }

    @Test
    void an_ignored_skip_is_found_out() {
        answer(0, 1, 2, 3);
        answer(2, 1, 2, 3);
        assertThatThrownBy(() -> answer(SkipCheck.OUT_OF_REACH, 1, 2, 3)).isInstanceOf(SyncException.class);
    }

    @Test
    void one_list_after_the_other_and_all_again() {
        lists = lists(null, 21L, 22L);
        for (int round = 0; round < 3; round++) {
            assertThat(lists.wanted().get(0).owner()).isEqualTo(21);
            answer(0, 1, 2);
            answer(1, 2);
            assertThat(lists.wanted().get(0).owner()).isEqualTo(22);
            answer(0, 3, 4);
            answer(1, 4);
        }
        assertWhole(1, 2, 3, 4);
    }

    @Test
    void what_an_earlier_process_has_looked_at_comes_in_the_second_round() {
        lists = lists(21L, 21L, 22L);
        assertThat(lists.left()).isEqualTo(1);
        assertThat(lists.wanted().get(0).owner()).isEqualTo(22);
        answer(0, 3);
        answer(1);
        assertThat(lists.wanted().get(0).owner()).isEqualTo(21);
    }

    @Test
    void so_many_lists_that_a_cut_would_have_shown_are_looked_at_once() {
        Long[] owners = LongStream.rangeClosed(1, 300).boxed().toArray(Long[]::new);
        lists = lists(null, owners);
        for (long owner : owners) {
            answer(0, 10 * owner, 10 * owner + 1);
            answer(1, 10 * owner + 1);
        }
        assertThat(lists.complete()).isTrue();
    }

    @Test
    void a_page_that_is_asked_for_again_is_another_request() {
        PageRequest first = lists.wanted().get(0);
        answer(0);
        assertThat(lists.wanted().get(0).skip()).isZero();
        assertThat(lists.wanted().get(0)).isNotEqualTo(first);
    }

    private void answer(int expectedSkip, long... ids) {
        PageRequest request = lists.wanted().get(0);
        assertThat(request.skip()).isEqualTo(expectedSkip);
        lists.accept(request, History.rows(LongStream.of(ids).boxed().toList())).forEach(row -> handedOn.add(row.id()));
    }

    private void assertWhole(long... ids) {
        assertThat(lists.unprovenReason()).isNull();
        assertThat(lists.complete()).isTrue();
        assertThat(handedOn)
                .containsExactlyElementsOf(LongStream.of(ids).boxed().toList());
    }
}
