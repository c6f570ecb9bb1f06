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
}
