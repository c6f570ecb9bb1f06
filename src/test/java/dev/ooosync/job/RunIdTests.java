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
            ids.add(RunId.next(now, random));
            now = now.plusMillis(1 + random.nextInt(40));
        }
        assertThat(ids).isSorted().doesNotHaveDuplicates().allMatch(id -> id.matches("\\d{8}T\\d{4}-[0-9a-z]{4}"));
        assertThat(ids.get(0)).startsWith("20261122T0259-");
    }
}
