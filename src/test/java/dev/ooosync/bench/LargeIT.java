package dev.ooosync.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large list: the first load, and then runs before each of which 0.1 % of it changes, with the time of each phase of
 * the publish as the run itself says it. Asserts nothing about time.
 */
@Tag("bench")
class LargeIT {

    private static final Pattern PHASE = Pattern.compile("Publish, (.+): (\\d+) ms");

    @TempDir
    Path directory;

    @Test
    void a_tenth_of_a_percent_changes() throws Exception {
        BenchReport report = new BenchReport("0.1 % of " + Bench.large() + " changed");
        Bench bench = new Bench(directory);
        Contender contender = Contender.JAR;
        List<Measured> runs = new ArrayList<>();
        try (Sandbox sandbox = Bench.sandbox(Bench.large())) {
            report.add(
                    Bench.large(),
                    "first load",
                    List.of(bench.run(sandbox, contender.command("-Dooosync.publishing=DEBUG"), true)),
                    null);
            for (int round = 0; round < Bench.rounds(); round++) {
                change(sandbox, round);
                runs.add(bench.run(sandbox, contender.command("-Dooosync.publishing=DEBUG"), false));
            }
        }
        report.add(Bench.large(), "re-sync", runs, null);
        phases(runs).forEach((phase, millis) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("entries", Bench.large());
            row.put("what", "publish, " + phase);
            row.put(
                    "seconds",
                    millis.stream().sorted().skip(millis.size() / 2).findFirst().orElseThrow() / 1000.0);
            report.add(row);
        });
        report.write();
        assertThat(phases(runs)).isNotEmpty();
    }

    private static void change(Sandbox sandbox, int round) {
        List<SandboxEntry> entries = sandbox.organization().entries();
        for (int i = round; i < entries.size(); i += 1000) {
            sandbox.organization().edit(entries.get(i).id());
        }
    }

    private static Map<String, List<Long>> phases(List<Measured> runs) {
        Map<String, List<Long>> phases = new LinkedHashMap<>();
        for (Measured run : runs) {
            Matcher phase = PHASE.matcher(run.output());
            while (phase.find()) {
                phases.computeIfAbsent(phase.group(1), name -> new ArrayList<>())
                        .add(Long.valueOf(phase.group(2)));
            }
        }
        return phases;
    }
}
