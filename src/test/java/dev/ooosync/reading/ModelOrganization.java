package dev.ooosync.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** People and their entries, with every state they were ever in. */
final class ModelOrganization {

    /**
     * @param ids of the entries listed, ascending
     * @param users in the organization, ascending
     */
    record State(List<Long> ids, BitSet listed, List<Long> users, Map<Long, Long> owners) {

        /** Empty for a user who is not in the organization. */
        List<Long> listing(@Nullable Long user) {
            return ids.stream().filter(id -> owners.get(id).equals(user)).toList();
        }

        int longestListing() {
            return users.stream().mapToInt(user -> listing(user).size()).max().orElse(0);
        }
    }

    private final Random random;
    private final TreeSet<Long> entries = new TreeSet<>();
    private final Map<Long, Long> owners = new HashMap<>();
    private final TreeSet<Long> users = new TreeSet<>();
    private final List<Long> away = new ArrayList<>();
    private final List<State> states = new ArrayList<>();
    private long highest;

    ModelOrganization(Random random, int size, int people) {
        this.random = random;
        for (long user = 1; user <= people; user++) {
            (random.nextInt(4) == 0 && user > 1 ? away : users).add(user);
        }
        List<Long> all = new ArrayList<>(users);
        all.addAll(away);
        for (int listed = 0; listed < size; ) {
            long user = all.get(random.nextInt(all.size()));
            add(user);
            listed += users.contains(user) ? 1 : 0;
        }
        remember();
    }

    private void add(long user) {
        entries.add(++highest);
        owners.put(highest, user);
    }

    private void remember() {
        BitSet listed = new BitSet();
        List<Long> ids = new ArrayList<>();
        for (Long id : entries) {
            if (users.contains(owners.get(id))) {
                ids.add(id);
                listed.set(id.intValue());
            }
        }
        states.add(new State(ids, listed, List.copyOf(users), owners));
    }

    int states() {
        return states.size();
    }

    State state(int number) {
        return states.get(number);
    }

    State newest() {
        return states.get(states.size() - 1);
    }

    void change(boolean peopleMove) {
        List<Long> listed = newest().ids();
        switch (random.nextInt(peopleMove ? 5 : 3)) {
            case 0 -> {
                if (!users.isEmpty()) {
                    add(some(List.copyOf(users)));
                }
            }
            case 1, 2 -> {
                if (!listed.isEmpty()) {
                    entries.remove(some(listed));
                }
            }
            case 3 -> {
                if (!users.isEmpty()) {
                    long leaving = some(List.copyOf(users));
                    users.remove(leaving);
                    away.add(leaving);
                }
            }
            default -> {
                if (!away.isEmpty()) {
                    users.add(away.remove(random.nextInt(away.size())));
                }
            }
        }
        remember();
    }

    void changeOf(long user) {
        List<Long> listing = newest().listing(user);
        if (!listing.isEmpty() && random.nextInt(3) > 0) {
            entries.remove(some(listing));
        } else if (users.contains(user)) {
            add(user);
        }
        remember();
    }

    private long some(List<Long> ids) {
        return ids.get(random.nextInt(ids.size()));
    }
}
