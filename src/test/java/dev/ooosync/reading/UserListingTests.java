package dev.ooosync.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.calcom.SentRow;
import dev.ooosync.failure.SyncException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When one user's listing is whole, in the words of pages asked for and answered. */
class UserListingTests {

    private final Granting granting = new Granting();
    private UserListing listing = listing(false);

    @Test
    void a_listing_comes_twice_while_nothing_is_known_of_the_server() {
        answer(0, 5, 3, 9);
        answer(2, 9);
        assertThat(listing.rows()).isNull();
        answer(0, 5, 3, 9);
        answer(2, 9);
        assertWhole(5, 3, 9);
    }

    @Test
    void one_page_is_enough_when_the_server_is_trusted() {
        trust();
        answer(0, 5, 3, 9);
        answer(2, 3);
        assertWhole(5, 3, 9);
        assertThat(listing.onTrust()).isTrue();
    }

    @Test
    void a_page_as_large_as_any_before_may_have_been_cut() {
        trust();
        answer(0, 1, 2, 3, 4, 5);
        answer(4, 5);
        assertThat(listing.rows()).isNull();
    }

    @Test
    void a_row_alone_is_whole_when_nothing_stands_behind_it() {
        answer(0, 7);
        answer(1);
        assertWhole(7);
    }

    @Test
    void a_row_alone_needs_one_request_when_the_server_is_trusted() {
        trust();
        answer(0, 7);
        assertWhole(7);
    }

    @Test
    void no_row_twice_is_no_row() {
        answer(0);
        assertThat(listing.rows()).isNull();
        answer(0);
        assertWhole();
    }

    @Test
    void an_empty_page_that_was_not_true_makes_the_server_erratic() {
        answer(0);
        answer(0, 1, 2);
        assertThat(granting.erratic()).isTrue();
    }

    @Test
    void a_longer_listing_is_read_page_by_page_each_beginning_with_the_last_row_before() {
        for (int pass = 0; pass < 2; pass++) {
            answer(0, 8, 2, 5, 1, 9);
            answer(4, 9, 4, 7);
            answer(6, 7);
        }
        assertWhole(8, 2, 5, 1, 9, 4, 7);
    }

    @Test
    void pages_that_do_not_fit_together_are_read_again() {
        answer(0, 8, 2, 5, 1, 9);
        answer(4, 4, 7);
        answer(0, 2, 5, 1, 9, 4);
        answer(4, 4, 7);
        answer(5, 7);
        answer(0, 2, 5, 1, 9, 4);
        answer(4, 4, 7);
        answer(5, 7);
        assertWhole(2, 5, 1, 9, 4, 7);
    }

    @Test
    void a_page_that_was_cut_short_shows_as_rows_behind_it() {
        trust();
        answer(0, 1, 2, 3);
        answer(2, 3, 4);
        assertThat(granting.erratic()).isTrue();
        assertThat(listing.rows()).isNull();
    }

    @Test
    void a_row_alone_that_was_not_seen_before_shows_that_the_page_was_not_all() {
        trust();
        answer(0, 1, 2);
        answer(1, 3);
        assertThat(listing.rows()).isNull();
        answer(0, 2, 3);
        answer(1, 3);
        assertWhole(2, 3);
    }

    @Test
    void rows_that_come_in_another_order_and_may_be_cut_must_come_six_times() {
        for (int pass = 1; pass < 6; pass++) {
            answer(0, 5, 3, 9);
            answer(2, pass % 2 == 0 ? 9 : 3);
            assertThat(listing.rows()).as("after pass %d", pass).isNull();
        }
        answer(0, 5, 3, 9);
        answer(2, 9);
        assertWhole(5, 3, 9);
    }

    @Test
    void rows_that_come_in_another_order_must_come_three_times() {
        granting.granted(10);
        answer(0, 5, 3, 9);
        answer(2, 3);
        answer(0, 9, 3, 5);
        answer(2, 5);
        assertThat(listing.rows()).isNull();
        answer(0, 3, 9, 5);
        answer(2, 9);
        assertWhole(3, 9, 5);
    }

    @Test
    void a_second_pass_with_other_rows_is_compared_with_a_third() {
        answer(0, 1, 2);
        answer(1, 2);
        answer(0, 2, 3);
        answer(1, 3);
        assertThat(listing.rows()).isNull();
        answer(0, 2, 3);
        answer(1, 3);
        assertWhole(2, 3);
    }

    @Test
    void a_listing_that_never_comes_the_same_is_swept_and_unproven() {
        for (int start = 0; start < 4; start++) {
            answer(0, 1, 2);
            answer(1);
        }
        answer(0, 2, 3, 4);
        answer(3);
        answer(3);
        assertThat(listing.doubt()).isEqualTo("the listing of user 21 was different each time");
        assertThat(ids()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void a_second_pass_that_the_budget_has_no_room_for_is_left_out() {
        listing = listing(true);
        answer(0, 5, 3, 9);
        answer(2, 9);
        assertThat(ids()).containsExactly(5L, 3L, 9L);
        assertThat(listing.doubt()).contains("user 21", "reading.request-budget");
    }

    @Test
    void a_listing_that_never_ends_is_given_up() {
        long next = 1;
        for (int pages = 0; listing.rows() == null; pages++) {
            assertThat(pages).isLessThan(10_000);
            long first = Math.max(1, next - 1);
            answer(listing.wanted().skip(), LongStream.range(first, first + 5).toArray());
            next = first + 5;
        }
        assertThat(listing.doubt()).contains("user 21 does not end");
        assertThat(listing.rows()).hasSizeLessThan(UserListing.MOST_ROWS + 10);
    }

    @Test
    void a_server_that_repeats_itself_in_ever_another_order_is_given_up() {
        for (int pages = 0; listing.rows() == null; pages++) {
            assertThat(pages).isLessThan(50);
            long turn = pages % 3;
            answer(listing.wanted().skip(), 1 + turn, 1 + (turn + 1) % 3, 1 + (turn + 2) % 3);
        }
        assertThat(listing.doubt()).contains("user 21 came differently");
        assertThat(ids()).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void an_ignored_skip_is_found_out() {
        answer(0, 1, 2, 3);
        answer(2, 1, 2, 3);
        assertThatThrownBy(() -> answer(SkipCheck.OUT_OF_REACH, 1, 2, 3)).isInstanceOf(SyncException.class);
    }

    @Test
    void among_few_users_no_row_takes_four_looks_and_a_row_alone_two_passes() {
        listing = new UserListing(21, 5, new Granting(40), false);
        answer(0);
        answer(0);
        answer(0);
        assertThat(listing.rows()).isNull();
        answer(0);
        assertWhole();
        listing = new UserListing(21, 5, new Granting(40), false);
        answer(0, 7);
        answer(1);
        assertThat(listing.rows()).isNull();
        answer(0, 7);
        answer(1);
        assertWhole(7);
    }

    @Test
    void many_rows_that_come_again_in_one_page_need_no_second_look_at_their_end() {
        long[] rows = LongStream.range(1, 13).toArray();
        Granting few = new Granting(40);
        few.granted(50);
        listing = new UserListing(21, 50, few, false);
        answer(0, rows);
        answer(11, 12);
        answer(0, rows);
        assertWhole(rows);
    }

    @Test
    void among_five_users_rows_come_five_times() {
        listing = new UserListing(21, 5, new Granting(5), false);
        for (int pass = 0; pass < 5; pass++) {
            assertThat(listing.rows()).isNull();
            answer(0, 5, 3);
            answer(1, 3);
        }
        assertWhole(5, 3);
    }

    @Test
    void a_page_that_is_asked_for_again_is_another_request() {
        PageRequest first = listing.wanted();
        answer(0);
        assertThat(listing.wanted().skip()).isZero();
        assertThat(listing.wanted()).isNotEqualTo(first);
    }

    private UserListing listing(boolean once) {
        return new UserListing(21, 5, granting, once);
    }

    /** As after twenty listings of which the largest had five rows. */
    private void trust() {
        for (int pages = 0; pages < Granting.ENOUGH; pages++) {
            granting.granted(5);
            granting.wasLast(5);
        }
    }

    private void answer(int expectedSkip, long... ids) {
        assertThat(listing.wanted().skip()).isEqualTo(expectedSkip);
        listing.accept(History.rows(LongStream.of(ids).boxed().toList()));
    }

    private List<Long> ids() {
        return listing.rows().stream().map(SentRow::id).toList();
    }

    private void assertWhole(long... ids) {
        assertThat(listing.doubt()).isNull();
        assertThat(ids()).containsExactlyElementsOf(LongStream.of(ids).boxed().toList());
    }
}
