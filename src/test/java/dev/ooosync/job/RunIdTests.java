package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunIdTests {

    @Test
    void ids_sort_by_time_to_the_millisecond_and_can_be_typed() {
        Random random = new Random(1);
        Instant now = Instant.parse("2026-11-22T02:59:58.000Z");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            ids.add(RunId.next(now, null, random));
            now = now.plusMillis(1 + random.nextInt(40));
        }
        assertThat(ids).isSorted().doesNotHaveDuplicates().allMatch(id -> id.matches("\\d{8}T\\d{4}-[0-9a-z]{4}"));
        assertThat(ids.get(0)).startsWith("20261122T0259-");
    }

    @Test
    void an_id_comes_after_the_last_one_although_the_clock_stands_or_was_set_back() {
        Random random = new Random(1);
        Instant now = Instant.parse("2026-11-22T02:59:59.990Z");
        List<String> ids = new ArrayList<>(List.of(RunId.next(now, null, random)));
        for (int i = 1; i < 100; i++) {
            Instant moment = i % 10 == 0 ? now.minusSeconds(3600) : now;
            ids.add(RunId.next(moment, ids.get(i - 1), random));
        }
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids.get(99)).startsWith("20261122T0300-");
    }

    @Test
    void ids_follow_a_clock_that_is_right_again_and_still_come_after_the_last_one() {
        Random random = new Random(1);
        Instant now = Instant.parse("2026-11-22T03:00:00Z");
        List<String> ids = new ArrayList<>();
        String last = null;
        for (int run = 0; run < 200; run++) {
            now = now.plusSeconds(86_400);
            Instant clock =
                    run % 5 == 2 ? now.plusSeconds(30 * 86_400L) : run % 7 == 3 ? now.minusSeconds(86_400L) : now;
            last = RunId.next(clock, last, random);
            ids.add(last);
            assertThat(last).contains(clock.toString().substring(0, 10).replace("-", "") + "T0300-");
        }
        assertThat(ids)
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]*\\d{8}T\\d{4}-[0-9a-z]{4}"));
        assertThat(ids.get(0)).startsWith("2026");
        assertThat(ids.get(3)).startsWith("a2026");
        assertThat(last).startsWith("z");
    }

    @Test
    void an_id_of_another_shape_is_no_last_one() {
        assertThat(RunId.next(Instant.parse("2026-11-22T03:00:00Z"), "run-1", new Random(1)))
                .startsWith("20261122T0300-");
    }
}
