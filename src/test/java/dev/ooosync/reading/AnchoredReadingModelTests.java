package dev.ooosync.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Either every entry listed throughout was taken, or the verdict is not complete: over many seeded histories. */
class AnchoredReadingModelTests {

    @Test
    void no_entry_is_lost_unnoticed_in_20_000_histories() {
        run(20_000, 20261122L);
    }

    @Test
    @Tag("torture")
    void no_entry_is_lost_unnoticed_in_300_000_histories() {
        run(300_000, 4711L).forEach((behaviour, outcomes) -> System.out.printf("%-30s %s%n", behaviour, outcomes));
    }

    private static Map<Behaviour, Map<String, Integer>> run(int histories, long firstSeed) {
        Map<Behaviour, Map<String, Integer>> table = new EnumMap<>(Behaviour.class);
        List<String> wrong = new ArrayList<>();
        Behaviour[] behaviours = Behaviour.values();
        for (int i = 0; i < histories; i++) {
            Behaviour behaviour = behaviours[i % behaviours.length];
            History history = new History(behaviour, firstSeed + i).run();
            String outcome = outcome(history);
            table.computeIfAbsent(behaviour, b -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
            if (outcome.startsWith("WRONG")) {
                wrong.add(outcome + " " + history);
            }
        }
        assertThat(wrong).isEmpty();
        return table;
    }

    private static String outcome(History history) {
        if (history.failure != null) {
            return history.behaviour.ignoresSkip() ? "exit 70" : "WRONG exit 70";
        }
        if (history.complete()) {
            return completed(history);
        }
        boolean steady = history.server.quiet() && history.behaviour.steady() && history.initialSize < 100;
        if (steady && history.initialSize > 1 && history.behaviour.ignoresSkip()) {
            return "WRONG ignored skip not found";
        }
        String proof = history.verdict.proof();
        if (steady && (proof.startsWith("budget") || !history.missing().isEmpty())) {
            return "WRONG sweep";
        }
        boolean live = history.behaviour.honest() && (history.churnStops || history.server.quiet());
        if (proof.startsWith("budget")) {
            return live && history.initialSize < 100 ? "WRONG budget" : "unproven: budget";
        }
        if (proof.contains("pages of one row")) {
            return live && history.server.quiet() ? "WRONG one-row" : "unproven: one-row pages";
        }
        return history.behaviour.honest() ? "WRONG doubt" : "unproven: order or id";
    }

    private static String completed(History history) {
        if (!history.missing().isEmpty()) {
            return history.behaviour.beyondProof() && !history.server.quiet() ? "complete, deceived" : "WRONG complete";
        }
        if (!history.server.quiet() || !history.behaviour.honest() || history.crashes > 0) {
            return "complete";
        }
        if (history.behaviour == Behaviour.QUIET && history.handedOn.size() != history.initialSize) {
            return "WRONG repeated";
        }
        return history.behaviour == Behaviour.QUIET && history.requests > quietRequests(history)
                ? "WRONG requests"
                : "complete";
    }

    /** Pages with one row of overlap, those asked for ahead in vain, and the three of the end. */
    private static int quietRequests(History history) {
        int granted = Math.min(history.settings.pageSize(), history.server.grant());
        int rows = history.initialSize;
        int pages = rows <= 1 ? rows : (rows - 1 + granted - 2) / (granted - 1);
        return rows == 0 ? 2 : pages + history.settings.inFlight() - 1 + 3;
    }
}
