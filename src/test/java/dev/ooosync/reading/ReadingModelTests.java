package dev.ooosync.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.reading.Behaviour.Order;
import dev.ooosync.reading.Behaviour.Trait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Either every entry listed throughout was taken, or the verdict is not complete: over many seeded histories. */
class ReadingModelTests {

    /** Where each page is granted another number of rows, short pages tell little: a few readings in a hundred end so. */
    private static final String RANDOM_GRANTS = "unproven: grants at random";

    /** How the histories of one behaviour ended. */
    private static final class Line {
        private final Map<String, Integer> outcomes = new TreeMap<>();
        private long requests;
        private int histories;

        void add(String outcome, History history) {
            outcomes.merge(outcome, 1, Integer::sum);
            requests += history.requests;
            histories++;
        }

        String row(Behaviour behaviour) {
            return "| %s | %s | %d |%n".formatted(behaviour, outcomes, requests / histories);
        }
    }

    @Test
    void no_entry_is_lost_unnoticed_in_8_000_histories() {
        run(8_000, 20261122L);
    }

    @Test
    @Tag("torture")
    void no_entry_is_lost_unnoticed_in_400_000_histories() throws IOException {
        StringBuilder table = new StringBuilder("| kind | verdicts | requests (mean) |\n| --- | --- | --- |\n");
        run(400_000, 4711L).forEach((behaviour, line) -> table.append(line.row(behaviour)));
        Files.writeString(Path.of("target/reading-model.md"), table);
    }

    static Map<Behaviour, Line> run(int histories, long firstSeed) {
        Map<Behaviour, Line> table = new EnumMap<>(Behaviour.class);
        List<String> wrong = new ArrayList<>();
        Behaviour[] behaviours = Behaviour.values();
        for (int i = 0; i < histories; i++) {
            Behaviour behaviour = behaviours[i % behaviours.length];
            History history = new History(behaviour, firstSeed + i).run();
            String outcome = outcome(history);
            table.computeIfAbsent(behaviour, b -> new Line()).add(outcome, history);
            if (outcome.startsWith("WRONG")) {
                wrong.add(outcome + " " + history);
            }
        }
        assertThat(wrong).isEmpty();
        Line takeIgnored = Objects.requireNonNull(table.get(Behaviour.TAKE_IGNORED));
        assertThat(takeIgnored.outcomes.getOrDefault(RANDOM_GRANTS, 0)).isLessThan(takeIgnored.histories / 20);
        return table;
    }

    static String outcome(History history) {
        Behaviour behaviour = history.behaviour;
        if (history.failure != null) {
            boolean ignored = behaviour.is(Trait.IGNORES_SKIP) || behaviour.is(Trait.IGNORES_SKIP_OF_USERS);
            return ignored ? "exit 70" : "WRONG exit 70";
        }
        if (history.complete()) {
            return completed(history);
        }
        return unproven(history, history.verdict.proof());
    }

    private static String completed(History history) {
        boolean byUser = history.verdict.proof().contains("own listings");
        if (!history.missing().isEmpty()) {
            return byUser || !history.behaviour.beyondProof() || history.server.quiet()
                    ? "WRONG complete"
                    : "complete, deceived";
        }
        if (history.behaviour == Behaviour.QUIET && history.crashes == 0) {
            if (history.handedOn.size() != walks(history) * history.initialSize) {
                return "WRONG repeated";
            }
            if (history.requests > quietRequests(history)) {
                return "WRONG requests";
            }
        }
        return byUser ? "complete by user" : "complete";
    }

    private static String unproven(History history, String proof) {
        boolean small = history.initialSize < 100;
        boolean quiet = history.server.quiet();
        if (quiet && small && history.initialSize > 1 && history.behaviour.is(Trait.IGNORES_SKIP)) {
            return "WRONG ignored skip not found";
        }
        if (quiet
                && history.behaviour.steady()
                && !proof.startsWith("budget")
                && !history.missing().isEmpty()) {
            return "WRONG sweep";
        }
        if (history.behaviour == Behaviour.TAKE_IGNORED && proof.contains("did not lead on")) {
            return RANDOM_GRANTS;
        }
        if (small && mustBeComplete(history) && (quiet || !proof.contains("pages of one row"))) {
            return "WRONG unproven";
        }
        return "unproven: " + reason(proof);
    }

    /** Ordered by id: whenever the list comes to rest. In another order: when it is quiet, and pages tell what they hold. */
    private static boolean mustBeComplete(History history) {
        Behaviour behaviour = history.behaviour;
        boolean resting = history.server.quiet();
        if (!behaviour.honest() || !resting || behaviour.is(Trait.SHORTENS)) {
            return false;
        }
        if (behaviour.order(Sweep.ANCHORED) == Order.ID) {
            return true;
        }
        boolean onePage =
                history.server.longestListing() < Math.min(history.server.grant(), history.settings.pageSize());
        // A listing that is longer than a page is proven by its order alone.
        boolean ordered = behaviour.order(Sweep.BY_USER) == Order.ID;
        return history.server.quiet()
                && behaviour.order(Sweep.USERS) == Order.ID
                && (ordered || onePage)
                && !(behaviour.is(Trait.SHORTENS)
                        || behaviour.is(Trait.IGNORES_TAKE)
                        || behaviour.is(Trait.EMPTY_ONCE));
    }

    private static String reason(String proof) {
        return List.of("budget", "pages of one row", "list of users", "readable id", "listing of user", "at will")
                .stream()
                .filter(proof::contains)
                .findFirst()
                .orElse("order");
    }

    /** Pages with one row of overlap, those asked for ahead in vain, and those of the end. */
    private static int quietRequests(History history) {
        int granted = Math.min(history.settings.pageSize(), history.server.grant());
        int rows = history.initialSize;
        int pages = rows <= 1 ? rows : (rows - 1 + granted - 2) / (granted - 1);
        int lookingBack = pages > 1 ? 1 : 0;
        int endPages = rows == 1 ? 7 : granted < 32 && pages > 1 ? 5 : 3;
        int walked = walks(history) * (pages + history.settings.inFlight() - 1 + endPages) + lookingBack;
        return rows == 0 ? 6 : walked >= 60 ? walked + 20 : walked;
    }

    /** A list that never shows ten rows at a time is walked twice. */
    private static int walks(History history) {
        int longest = Math.min(history.initialSize, Math.min(history.settings.pageSize(), history.server.grant()));
        return longest >= 2 && longest < 10 ? 2 : 1;
    }
}
