package dev.ooosync.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Start to exit and peak memory of ooo-sync and of a plain job, beside processes that only download the same pages, in
 * the same minutes. The ratio is against the floor: the download with 4 in flight, and the contender's own start-up,
 * which is a run with no entries. Asserts nothing about time.
 */
@Tag("bench")
class ContendersIT {

    private static final String FLOOR = "download, 4 in flight";
    private static final String NOTHING = ", no entries";

    @TempDir
    Path directory;

    @Test
    void start_to_exit_and_peak_memory() throws Exception {
        BenchReport report = new BenchReport("contenders");
        for (int entries : Bench.sizes()) {
            try (Sandbox sandbox = Bench.sandbox(entries);
                    Sandbox empty = Bench.sandbox(0)) {
                report(report, entries, measure(sandbox, empty, entries));
            }
        }
        if (!Contender.present(0).contains(Contender.LAUNCHER)) {
            report.add(Map.of("what", "no launcher: the distribution has not been built"));
        }
        report.write();
        assertThat(Path.of("target/bench.md")).isNotEmptyFile();
    }

    private Map<String, List<Measured>> measure(Sandbox sandbox, Sandbox empty, int entries) throws Exception {
        Bench bench = new Bench(directory);
        Map<String, List<Measured>> found = new LinkedHashMap<>();
        for (int round = 0; round < Bench.rounds(); round++) {
            add(found, "download, 1 in flight", bench.download(sandbox, entries, 1));
            add(found, FLOOR, bench.download(sandbox, entries, 4));
            for (Contender contender : Contender.present(entries)) {
                add(found, contender.words + NOTHING, bench.run(empty, contender.command(), true));
                add(found, contender.words + ", first load", bench.run(sandbox, contender.command(), true));
                add(found, contender.words + ", again", bench.run(sandbox, contender.command(), false));
            }
        }
        return found;
    }

    private static void add(Map<String, List<Measured>> found, String what, Measured measured) {
        found.computeIfAbsent(what, name -> new ArrayList<>()).add(measured);
    }

    private static void report(BenchReport report, int entries, Map<String, List<Measured>> found) {
        found.forEach((what, rounds) -> {
            List<Measured> startUp = found.get(what.replaceFirst(",.*", NOTHING));
            report.add(entries, what, rounds, startUp == null ? null : seconds(found.get(FLOOR)) + seconds(startUp));
        });
    }

    private static double seconds(List<Measured> rounds) {
        return BenchReport.median(rounds, Measured::seconds);
    }
}
