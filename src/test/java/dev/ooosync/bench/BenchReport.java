package dev.ooosync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Collects medians and writes {@code target/bench.md} and {@code target/bench.json}, a part after the other. */
final class BenchReport {

    private static final Path TEXT = Path.of("target/bench.md");
    private static final Path JSON = Path.of("target/bench.json");

    private final String part;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    BenchReport(String part) {
        this.part = part;
    }

    /** @param floorSeconds what the seconds are divided by; null for no ratio */
    void add(int entries, String what, List<Measured> rounds, @Nullable Double floorSeconds) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("entries", entries);
        row.put("what", what);
        row.put("seconds", rounded(median(rounds, Measured::seconds)));
        row.put("cpu_seconds", rounded(median(rounds, Measured::cpuSeconds)));
        row.put(
                "peak_megabytes",
                rounds.stream().mapToLong(Measured::megabytes).max().orElseThrow());
        row.put("ratio", floorSeconds == null ? "" : rounded(median(rounds, Measured::seconds) / floorSeconds));
        row.put("rounds", rounds.size());
        add(row);
    }

    void add(Map<String, Object> row) {
        rows.add(row);
        System.out.println(row);
    }

    static double median(List<Measured> rounds, ToDoubleFunction<Measured> of) {
        return rounds.stream()
                .mapToDouble(of)
                .sorted()
                .skip(rounds.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    /** Keeps the other parts that are there already. */
    @SuppressWarnings("unchecked")
    void write() throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        Map<String, List<Map<String, Object>>> parts =
                Files.exists(JSON) ? mapper.readValue(JSON.toFile(), LinkedHashMap.class) : new LinkedHashMap<>();
        parts.put(part, rows);
        mapper.writerWithDefaultPrettyPrinter().writeValue(JSON.toFile(), parts);
        List<String> lines = new ArrayList<>();
        parts.forEach((name, table) -> {
            lines.addAll(List.of("## " + name, ""));
            lines.add("| " + String.join(" | ", table.get(0).keySet()) + " |");
            lines.add("| --- ".repeat(table.get(0).size()) + "|");
            table.forEach(row -> lines.add("| "
                    + String.join(
                            " | ", row.values().stream().map(String::valueOf).toList()) + " |"));
            lines.add("");
        });
        Files.write(TEXT, lines);
    }
}
