package dev.ooosync.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.calcom.SentRow;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** The rules of anchored paging, one by one, in the words of pages asked for and answered. */
class OooReadingTests {

    private final SyncSettings.Reading onePageAtATime = History.settings(4, 1, null, null);
    private final List<@Nullable Long> handedOn = new ArrayList<>();
    private @Nullable Watermark watermark;
    private OooReading reading = new OooReading(onePageAtATime, null);

    @ParameterizedTest
    @CsvSource({"0, 6", "1, 8", "10, 4", "250, 5", "251, 7", "5000, 28", "20000, 88"})
    void a_quiet_list_costs_so_many_requests(int rows, int requests) {
        Set<PageRequest> asked = new HashSet<>();
        reading = new OooReading(History.settings(250, 4, null, null), null);
        while (!reading.finished() && asked.size() < 200) {
            asked.addAll(reading.wanted());
            take(page(reading.wanted().get(0), rows, 250));
        }
        assertThat(asked).hasSize(requests);
        assertThat(handedOn).hasSize(rows).doesNotHaveDuplicates();
        assertThat(reading.verdict().kind()).isEqualTo(Verdict.Kind.COMPLETE);
    }

    @Test
    void a_server_that_grants_less_is_read_with_pages_ahead_too() {
        reading = new OooReading(History.settings(250, 4, null, null), null);
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            widths.add(reading.wanted().size());
            take(page(reading.wanted().get(0), 5000, 100));
        }
        assertThat(widths).containsExactly(1, 1, 2, 4, 4);
        assertThat(reading.wanted()).extracting(PageRequest::skip).containsExactly(495, 594, 693, 792);
    }

    @Test
    void a_short_page_is_not_the_end() {
        answer(0, 1, 2, 3);
        answer(2, 3, 4, 5, 6);
        assertThat(reading.finished()).isFalse();
        assertThat(handedOn).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void the_end_is_a_row_alone_nothing_behind_it_and_a_long_page_that_ends_on_it() {
        answer(0, 1, 2, 3);
        answer(2, 3);
        answer(3);
        assertThat(reading.finished()).isFalse();
        answer(0, 1, 2, 3);
        walkAgain(1, 2, 3);
        assertThat(reading.verdict().kind()).isEqualTo(Verdict.Kind.COMPLETE);
        assertThat(reading.verdict().proof()).contains("position 2");
    }

    @Test
    void the_end_is_asked_for_afresh() {
        reading = new OooReading(History.settings(4, 4, null, null), null);
        answer(0, 1, 2, 3, 4);
        PageRequest ahead = reading.wanted().get(1);
        answer(3, 4);
        answer(4);
        assertThat(reading.wanted()).hasSize(1).doesNotContain(ahead);
        assertThat(reading.wanted().get(0).round()).isGreaterThan(ahead.round());
    }

    @Test
    void a_list_that_grows_while_its_end_is_probed_goes_on() {
        answer(0, 1, 2, 3);
        answer(2, 3);
        answer(3, 4);
        answer(0, 1, 2, 3, 4);
        assertThat(handedOn).containsExactly(1L, 2L, 3L, 4L);
        walkAgain(1, 2, 3, 4);
        assertThat(reading.verdict().kind()).isEqualTo(Verdict.Kind.COMPLETE);
    }

    @Test
    void pages_of_one_row_prove_nothing() {
        answer(0, 1);
        for (int i = 0; i < 2; i++) {
            answer(0, 1);
            answer(1, 2);
            for (int page = 0; page < (i == 0 ? 4 : 3); page++) {
                answer(0, 1);
            }
        }
        answer(1, 2);
        answer(2, 3);
        answer(3);
        answer(3);
        assertThat(handedOn).containsExactly(1L, 2L, 3L);
        assertThat(reading.verdict().kind()).isEqualTo(Verdict.Kind.UNPROVEN);
        assertThat(reading.verdict().proof()).contains("pages of one row");
    }

    @Test
    void rows_that_left_before_the_anchor_make_it_step_back_until_it_finds_the_anchor() {
        answer(0, 1, 2, 3, 4);
        answer(3, 4, 5, 6, 7);
        answer(6, 9, 10); // 1, 2 and 3 have left; 8 stands before this page
        answer(5, 8, 9, 10);
        answer(4, 7, 8, 9, 10);
        assertThat(handedOn).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(skip()).isEqualTo(7);
    }

    @Test
    void it_steps_back_1_2_4_rows_and_so_on_and_to_offset_0() {
        answer(0, 1, 2, 3, 4);
        answer(3, 4, 5, 6, 7);
        answer(6);
        answer(5);
        answer(4);
        answer(2);
        answer(0, 90, 91);
        assertThat(handedOn).endsWith(90L, 91L);
    }

    @Test
    void rows_that_came_before_the_anchor_are_read_by_beginning_again() {
        answer(0, 10, 20, 30, 40);
        answer(3, 30, 40, 50); // somebody joined with an older entry
        answer(0, 10, 15, 20, 30);
        answer(3, 30, 40, 50);
        assertThat(handedOn).containsExactly(10L, 20L, 30L, 40L, 10L, 15L, 20L, 30L, 40L, 50L);
    }

    @Test
    void rows_that_came_before_the_anchor_after_as_many_left_change_nothing() {
        answer(0, 10, 20, 30, 40);
        answer(3, 50, 60); // 10 has left
        answer(2, 40, 50, 60);
        answer(4, 50, 60); // somebody joined; as many rows were taken as stand here
        assertThat(skip()).isEqualTo(3);
        assertThat(handedOn).containsExactly(10L, 20L, 30L, 40L, 50L, 60L);
    }

    @Test
    void a_list_that_never_shows_ten_rows_at_a_time_is_walked_twice() {
        answer(0, 1, 2, 3);
        answer(2, 3);
        answer(3);
        answer(0, 1, 2, 3);
        assertThat(reading.finished()).isFalse();
        walkAgain(1, 2, 3);
        assertThat(reading.verdict().kind()).isEqualTo(Verdict.Kind.COMPLETE);
    }

    @Test
    void an_order_that_changed_leads_to_the_users_and_their_own_listings() {
        answer(0, 1, 2, 3, 4);
        answer(3, 7, 5, 6);
        assertThat(watermark).isEqualTo(new Watermark(Sweep.BY_USER, 0, null, null, 17));
        assertThat(reading.wanted()).extracting(PageRequest::sweep).containsExactly(Sweep.USERS);
        users(21, 22);
        assertThat(reading.wanted()).containsExactly(ShortList.firstPage(21, 4, 1));
        for (int look = 0; look < 3; look++) {
            answer(0, 7, 1);
            answer(1, 1);
            answer(0, 5);
            answer(1);
        }
        assertThat(watermark).isEqualTo(new Watermark(Sweep.BY_USER, 1, 21L, null, 17));
        assertThat(handedOn).endsWith(7L, 1L, 5L);
        assertThat(reading.verdict())
                .isEqualTo(
                        Verdict.complete(
                                "the organization's list is not ordered by id (5 follows 7 at position 4); the own listings of all 2 users are whole, 17 requests"));
    }

    @Test
    void users_that_an_earlier_process_has_finished_are_not_asked_for_again() {
        reading = new OooReading(onePageAtATime, new Watermark(Sweep.BY_USER, 5, 25L, null, 17));
        users(21, 22, 23, 24, 25, 26);
        assertThat(reading.wanted()).containsExactly(ShortList.firstPage(26, 4, 1));
    }

    @Test
    void more_users_than_the_budget_allows_leave_a_sweep_that_says_what_is_missing() {
        reading = new OooReading(settings(30, null), null);
        answer(0, 2, 1);
        users(21, 22, 23, 24, 25, 26, 27);
        assertThat(reading.wanted()).extracting(PageRequest::sweep).containsExactly(Sweep.ANCHORED);
        answer(0, 2, 1);
        answer(2);
        answer(2);
        assertThat(reading.verdict())
                .isEqualTo(
                        Verdict.unproven(
                                "the organization's list is not ordered by id (1 follows 2 at position 1); the own listings of 7 users need about 14 requests, and 13 of reading.request-budget are left"));
    }

    @Test
    void users_in_another_order_than_by_id_leave_a_sweep() {
        answer(0, 2, 1);
        answer(0, 22, 21);
        answer(0, 2, 1);
        answer(2);
        answer(2);
        assertThat(reading.verdict().proof()).contains("list of users", "21 follows 22");
        assertThat(reading.verdict().kind()).isEqualTo(Verdict.Kind.UNPROVEN);
    }

    @Test
    void a_list_of_users_that_lacks_somebody_who_has_entries_leaves_a_sweep() {
        reading.accept(reading.wanted().get(0), List.of(owned(2, 21), owned(1, 23)), 17);
        users(21, 22);
        assertThat(reading.wanted()).extracting(PageRequest::sweep).containsExactly(Sweep.ANCHORED);
        answer(0);
        answer(0);
        assertThat(reading.verdict().proof()).contains("does not name everybody who has entries");
    }

    private static SentRow owned(long id, long userId) {
        return new SentRow(id, JsonNodeFactory.instance.objectNode().put("userId", userId));
    }

    @Test
    void an_order_that_changed_in_a_scoped_reading_leaves_a_sweep() {
        reading = new OooReading(settings(5000, "someone@example.com"), null);
        answer(0, 1, 2, 3, 4);
        answer(3, 7, 5, 6);
        answer(6, 1);
        answer(7);
        answer(7);
        assertThat(handedOn).containsExactly(1L, 2L, 3L, 4L, 7L, 5L, 6L, 1L);
        assertThat(reading.verdict().kind()).isEqualTo(Verdict.Kind.UNPROVEN);
        assertThat(reading.verdict().proof()).contains("5 follows 7 at position 4");
    }

    @Test
    void an_id_twice_in_a_page_is_no_order() {
        answer(0, 1, 2, 2);
        assertThat(reading.wanted()).extracting(PageRequest::sweep).containsExactly(Sweep.USERS);
    }

    @Test
    void a_row_without_a_readable_id_is_handed_on_and_leaves_the_reading_unproven() {
        take(Arrays.asList(1L, null, 3L));
        answer(3);
        answer(3);
        assertThat(handedOn).containsExactly(1L, null, 3L);
        assertThat(reading.verdict().proof()).contains("position 1 has no readable id");
    }

    @Test
    void an_ignored_skip_is_found_out_at_an_offset_that_no_list_reaches() {
        answer(0, 1, 2, 3, 4);
        answer(3, 1, 2, 3, 4);
        assertThat(reading.wanted()).hasSize(1);
        assertThat(skip()).isEqualTo(1_000_000_000);
        assertThatThrownBy(() -> answer(1_000_000_000, 1, 2, 3, 4))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.INVESTIGATE))
                .hasMessageContaining("ignores the parameter skip");
    }

    @Test
    void an_ignored_skip_is_found_out_on_a_list_of_one_row() {
        answer(0, 1);
        answer(0, 1);
        answer(1, 1);
        assertThatThrownBy(() -> answer(1_000_000_000, 1)).isInstanceOf(SyncException.class);
    }

    @Test
    void two_equal_pages_by_chance_are_forgiven() {
        answer(0, 10, 20, 30, 40);
        answer(3, 10, 20, 30, 40); // three rows came before
        answer(1_000_000_000);
        answer(0, 1, 2, 3, 10);
        assertThat(reading.finished()).isFalse();
    }

    @Test
    void an_asked_for_sort_is_swept_first_and_then_proven_by_the_anchored_reading() {
        reading = new OooReading(History.settings(4, 1, "desc", null), null);
        assertThat(reading.wanted().get(0).sweep()).isEqualTo(Sweep.SORTED);
        answer(0, 3, 1);
        answer(2);
        answer(2);
        assertThat(reading.wanted().get(0).sweep()).isEqualTo(Sweep.ANCHORED);
        answer(0, 1, 2, 3);
        answer(2, 3);
        answer(3);
        answer(0, 1, 2, 3);
        assertThat(handedOn).containsExactly(3L, 1L, 1L, 2L, 3L);
        walkAgain(1, 2, 3);
        assertThat(reading.verdict().kind()).isEqualTo(Verdict.Kind.COMPLETE);
        assertThat(reading.verdict().proof())
                .startsWith("the sorted sweep proves nothing (17 requests); without the sort");
    }

    @Test
    void max_entries_make_a_sample_that_is_never_complete() {
        reading = new OooReading(History.settings(4, 1, "desc", 6), null);
        answer(0, 9, 8, 7, 6);
        answer(4, 5, 4, 3, 2);
        assertThat(handedOn).containsExactly(9L, 8L, 7L, 6L, 5L, 4L);
        assertThat(reading.verdict()).isEqualTo(Verdict.unproven("a sample of 6 entries, as max-entries asks for"));
    }

    @Test
    void a_list_shorter_than_max_entries_is_a_sample_too() {
        reading = new OooReading(History.settings(4, 1, null, 6), null);
        for (int page = 0; page < 6; page++) {
            answer(0);
        }
        assertThat(reading.verdict().kind()).isEqualTo(Verdict.Kind.UNPROVEN);
    }

    @Test
    void a_sample_goes_on_counting_after_a_restart() {
        reading = new OooReading(History.settings(4, 1, null, 5), null);
        answer(0, 1, 2, 3, 4);
        reading = new OooReading(History.settings(4, 1, null, 5), watermark);
        answer(3, 4, 5, 6);
        assertThat(handedOn).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void every_row_carries_the_watermark_to_go_on_from() {
        answer(0, 1, 2, 3, 4);
        assertThat(watermark).isEqualTo(new Watermark(Sweep.ANCHORED, 3, 4L, null, 17));
        Watermark second = new Watermark(Sweep.ANCHORED, 1, 2L, null, 17);
        reading = new OooReading(onePageAtATime, second);
        answer(1, 3, 4, 5); // 1 has left since
        answer(0, 2, 3, 4, 5);
        assertThat(handedOn).containsExactly(1L, 2L, 3L, 4L, 3L, 4L, 5L);
    }

    @Test
    void a_row_alone_in_the_place_of_the_one_that_was_taken_is_not_believed_to_have_been_read() {
        reading = new OooReading(onePageAtATime, new Watermark(Sweep.ANCHORED, 0, 2L, null, 17));
        walkAgain(1); // the list was 2, 1; only 2 had been shown, and is gone
        assertThat(handedOn).contains(1L);
        assertThat(reading.verdict().kind()).isEqualTo(Verdict.Kind.COMPLETE);
    }

    @Test
    void a_row_alone_in_another_place_is_looked_for_from_the_beginning() {
        answer(0, 2);
        walkAgain(1);
        assertThat(handedOn).containsExactly(2L, 1L);
    }

    @Test
    void doubt_survives_a_restart() {
        take(Arrays.asList(1L, 2L, null, 4L));
        assertThat(watermark.position()).isEqualTo(4);
        reading = new OooReading(onePageAtATime, watermark);
        answer(4);
        answer(4);
        assertThat(reading.verdict().proof()).contains("position 2 has no readable id");
    }

    @Test
    void a_page_size_of_one_is_asked_for_as_two() {
        reading = new OooReading(History.settings(1, 1, null, null), null);
        assertThat(reading.wanted().get(0).take()).isEqualTo(2);
    }

    /** As an honest server answers, until the list has ended. */
    private void walkAgain(long... ids) {
        Sweep sweep = reading.wanted().get(0).sweep();
        for (int pages = 0; !reading.finished() && reading.wanted().get(0).sweep() == sweep; pages++) {
            assertThat(pages).isLessThan(40);
            take(LongStream.of(ids).skip(skip()).limit(4).boxed().toList());
        }
    }

    private void users(long... ids) {
        assertThat(reading.wanted().get(0).sweep()).isEqualTo(Sweep.USERS);
        walkAgain(ids);
    }

    private static SyncSettings.Reading settings(int budget, @Nullable String email) {
        return new SyncSettings.Reading(4, 1, budget, Duration.ofHours(6), email, null, null, null);
    }

    private int skip() {
        return reading.wanted().get(0).skip();
    }

    private void answer(int expectedSkip, long... ids) {
        assertThat(skip()).isEqualTo(expectedSkip);
        take(LongStream.of(ids).boxed().toList());
    }

    private void take(List<@Nullable Long> ids) {
        for (ReadEntry row : reading.accept(reading.wanted().get(0), History.rows(ids), 17)) {
            handedOn.add(row.entry().id());
            watermark = row.watermark();
        }
    }

    private static List<@Nullable Long> page(PageRequest request, int rows, int grant) {
        int end = Math.min(rows, request.skip() + Math.min(grant, request.take()));
        return LongStream.range(request.skip(), end).map(i -> 3 * i + 1).boxed().toList();
    }
}
