package dev.ooosync.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.reading.BusyKind.Trait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Readings of a list that many others write to: no wrong complete, an end within bounds, and complete where the speed of
 * the writers leaves room.
 */
class BusyModelTests {

    /** How the readings of one kind ended. */
    private static final class Line {
        final Map<String, Integer> ends = new TreeMap<>();
        int readings;
        int complete;
        int slow;
        int most;
        long requests;

        void add(BusyReading reading) {
            readings++;
            complete += reading.complete() ? 1 : 0;
            slow += reading.requests > 1.5 * reading.server.pagesAtTheStart() + 40 ? 1 : 0;
            most = Math.max(most, reading.requests);
            requests += reading.requests;
            ends.merge(end(reading.verdict.proof()), 1, Integer::sum);
        }

        private static String end(String proof) {
            return List.of(
                            "was probed",
                            "was read",
                            "is empty",
                            "one row",
                            "grows",
                            "so fast",
                            "were empty",
                            "came before")
                    .stream()
                    .filter(proof::contains)
                    .findFirst()
                    .orElse(proof);
        }

        double completeShare() {
            return 100.0 * complete / readings;
        }

        double slowShare() {
            return 100.0 * slow / readings;
        }

        String row(BusyKind kind) {
            return "| %s | %d | %.2f %% | %.2f %% | %d | %d | %s |%n"
                    .formatted(kind, readings, completeShare(), slowShare(), requests / readings, most, ends);
        }
    }

    @Test
    void readings_end_and_lose_nothing_unnoticed_over_12_000_histories() {
        run(12_000, 1L);
    }

    @Test
    @Tag("torture")
    void readings_end_and_lose_nothing_unnoticed_over_600_000_histories() throws IOException {
        StringBuilder table = new StringBuilder(
                "| kind | readings | complete | over 1.5 pages + 40 | requests (mean) | most | ends |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        run(600_000, 1_000_000L).forEach((kind, line) -> table.append(line.row(kind)));
        Files.writeString(Path.of("target/reading-busy-model.md"), table);
    }

    private static Map<BusyKind, Line> run(int histories, long firstSeed) {
        Map<BusyKind, Line> table = new EnumMap<>(BusyKind.class);
        List<String> wrong = new ArrayList<>();
        List<String> tooLong = new ArrayList<>();
        BusyKind[] kinds = BusyKind.values();
        for (int i = 0; i < histories; i++) {
            BusyKind kind = kinds[i % kinds.length];
            // Every fourth one is killed now and then, and goes on; what that costs is bounded by process.
            boolean mayDie = !kind.is(Trait.FAIR) && i / kinds.length % 4 == 0;
            BusyReading reading = new BusyReading(kind, firstSeed + i, mayDie).run();
            table.computeIfAbsent(kind, k -> new Line()).add(reading);
            if (reading.complete() && !reading.missing().isEmpty()) {
                wrong.add("WRONG complete " + reading);
            }
            if (reading.crashes == 0 && reading.requests > 2 * reading.server.pagesAtTheStart() + 100) {
                // Who joins with 60 entries makes a list longer that is read 2 to 5 rows a page: not told from a long
                // one.
                (kind.is(Trait.MOVES) && reading.server.smallestGrant() < 12 ? tooLong : wrong)
                        .add("TOO LONG " + reading);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tooLong.size()).as("too long: %s", tooLong).isLessThan(histories / 1000);
        table.forEach(BusyModelTests::assertThatItEnds);
        return table;
    }

    private static void assertThatItEnds(BusyKind kind, Line line) {
        if (kind.is(Trait.FAIR)) {
            assertThat(line.completeShare())
                    .as(kind + " complete")
                    .isGreaterThan(kind == BusyKind.WRITERS_EVERYTHING ? 90 : 95);
            assertThat(line.slowShare()).as(kind + " over 1.5 pages + 40").isLessThan(1);
        }
    }
}
