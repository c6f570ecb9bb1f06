package dev.ooosync.cli;

import dev.ooosync.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What kills hit, what they left, and how the next run healed it, for people: {@code target/kills.md}. */
final class KillReport {

    private static final Path FILE = Path.of("target/kills.md");

    private final String title;
    private final Map<String, List<Healed>> steps = new TreeMap<>();

    KillReport(String title) {
        this.title = title;
    }

    private record Healed(Autopsy found, int inARow, String how, long millis) {}

    void healed(List<Autopsy> kills, Ended next, long millis) {
        String how = next.exitCode() != 0 ? "exit " + next.exitCode() : next.howRead();
        for (Autopsy kill : kills) {
            steps.computeIfAbsent(kill.step(), step -> new ArrayList<>())
                    .add(new Healed(kill, kills.size(), how, millis));
        }
    }

    void write() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Kills, " + title);
        lines.add("");
        lines.add(
                "| step | kills | of these in a row | left behind | the next run | it took, median and longest | failed |");
        lines.add("| --- | --- | --- | --- | --- | --- | --- |");
        steps.forEach((step, healed) -> lines.add(line(step, healed)));
        Files.write(FILE, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String line(String step, List<Healed> healed) {
        List<Long> millis = healed.stream().map(Healed::millis).sorted().toList();
        return "| %s | %d | %d | %s | %s | %.1f s, %.1f s | %d |"
                .formatted(
                        step,
                        healed.size(),
                        healed.stream().filter(one -> one.inARow() > 1).count(),
                        String.join(
                                "; ",
                                healed.stream()
                                        .map(one -> one.found().files())
                                        .collect(Collectors.toCollection(TreeSet::new))),
                        healed.stream()
                                .collect(Collectors.groupingBy(Healed::how, TreeMap::new, Collectors.counting())),
                        millis.get(millis.size() / 2) / 1000.0,
                        millis.get(millis.size() - 1) / 1000.0,
                        healed.stream()
                                .filter(one -> one.how().startsWith("exit"))
                                .count());
    }
}
