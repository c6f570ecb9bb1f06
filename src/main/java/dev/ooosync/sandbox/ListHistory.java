package dev.ooosync.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The changes of a list, and how it looked before them. Not thread-safe: the organization guards it. */
final class ListHistory {

    /** Past lists are kept up to this many references in all, and never more than {@link #MAX_PAST}. */
    private static final int PAST_REFERENCES = 10_000_000;

    private static final int MAX_PAST = 200;

    private final List<SandboxChange> changes = new ArrayList<>();
    /** Newest first. */
    private final Deque<Snapshot> past = new ArrayDeque<>();

    void record(SandboxChange.Kind kind, Snapshot before, Snapshot after) {
        changes.add(new SandboxChange(changes.size() + 1L, kind, added(before, after), added(after, before)));
        past.addFirst(before);
        while (past.size() > MAX_PAST || past.size() > 1 && (long) past.size() * after.size() > PAST_REFERENCES) {
            past.removeLast();
        }
    }

    int size() {
        return changes.size();
    }

    /** The changes after the first {@code mark} ones. */
    List<SandboxChange> since(long mark) {
        return List.copyOf(changes.subList((int) mark, changes.size()));
    }

    /** The list some changes ago, as far back as is remembered. */
    Snapshot ago(int changesAgo, Snapshot current) {
        return past.stream().limit(changesAgo).reduce((newer, older) -> older).orElse(current);
    }

    /** The ids that the second list has and the first has not; both are in the order of ids. */
    private static Set<Long> added(Snapshot first, Snapshot second) {
        Set<Long> ids = new HashSet<>();
        int place = 0;
        for (int i = 0; i < second.size(); i++) {
            long id = second.get(i).id();
            while (place < first.size() && first.get(place).id() < id) {
                place++;
            }
            if (place == first.size() || first.get(place).id() != id) {
                ids.add(id);
            }
        }
        return Set.copyOf(ids);
    }
}
