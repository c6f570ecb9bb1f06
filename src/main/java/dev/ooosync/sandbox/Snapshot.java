package dev.ooosync.sandbox;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The organization's list at one moment: immutable, save for orders remembered once they were asked for. */
final class Snapshot {

    private final SandboxEntry[] byId;
    private final List<SandboxPerson> members;
    private final SandboxRoster roster;
    private final Map<Order, SandboxEntry[]> ordered = new EnumMap<>(Order.class);

    /** Takes the array over; it must be in the order of ids. */
    Snapshot(SandboxEntry[] byId, List<SandboxPerson> members, SandboxRoster roster) {
        this.byId = byId;
        this.members = members;
        this.roster = roster;
    }

    int size() {
        return byId.length;
    }

    SandboxEntry get(int index) {
        return byId[index];
    }

    /** The place of an id, or a negative number as {@link Arrays#binarySearch} has it. */
    int indexOf(long id) {
        int low = 0;
        int high = byId.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = byId[middle].id();
            if (found == id) {
                return middle;
            }
            low = found < id ? middle + 1 : low;
            high = found < id ? high : middle - 1;
        }
        return -low - 1;
    }

    List<SandboxEntry> entries() {
        return List.of(byId);
    }

    List<SandboxPerson> members() {
        return members;
    }

    SandboxRoster roster() {
        return roster;
    }

    @Nullable
    SandboxPerson member(long userId) {
        return members.stream()
                .filter(person -> person.id() == userId)
                .findFirst()
                .orElse(null);
    }

    @Nullable
    SandboxPerson member(String email) {
        return members.stream()
                .filter(person -> person.email().equals(email))
                .findFirst()
                .orElse(null);
    }

    /** A user's entries, and everything else that belongs to the user. */
    Snapshot ofUser(long userId) {
        return new Snapshot(
                kept(entry -> entry.userId() == userId),
                members.stream().filter(person -> person.id() == userId).toList(),
                roster.of(user -> user == userId));
    }

    /** Without a user's profile, and everything else that belongs to the user except entries. */
    Snapshot withoutMember(long userId) {
        return new Snapshot(
                byId,
                members.stream().filter(person -> person.id() != userId).toList(),
                roster.of(user -> user != userId));
    }

    Snapshot without(Predicate<SandboxEntry> gone) {
        return new Snapshot(kept(gone.negate()), members, roster);
    }

    /** With what belongs to another user. */
    Snapshot plus(Snapshot other) {
        SandboxEntry[] rows = Stream.concat(Arrays.stream(byId), Arrays.stream(other.byId))
                .sorted(Order.ID.comparator())
                .toArray(SandboxEntry[]::new);
        List<SandboxPerson> people = Stream.concat(members.stream(), other.members.stream())
                .sorted(Comparator.comparingLong(SandboxPerson::id))
                .toList();
        return new Snapshot(rows, people, roster.plus(other.roster));
    }

    /** With an entry in a place, which may be the one after the last. */
    Snapshot with(int index, SandboxEntry entry) {
        SandboxEntry[] rows = Arrays.copyOf(byId, Math.max(byId.length, index + 1));
        rows[index] = entry;
        return new Snapshot(rows, members, roster);
    }

    Snapshot with(SandboxRoster other) {
        return new Snapshot(byId, members, other);
    }

    /** With the new state of a member. */
    Snapshot with(SandboxPerson changed) {
        List<SandboxPerson> people = members.stream()
                .map(person -> person.id() == changed.id() ? changed : person)
                .toList();
        return new Snapshot(byId, people, roster);
    }

    private SandboxEntry[] kept(Predicate<SandboxEntry> wanted) {
        return Arrays.stream(byId).filter(wanted).toArray(SandboxEntry[]::new);
    }

    /**
     * The rows from {@code skip} on. Rows that tie in the order are told apart by {@code tieBreaker} within this page
     * alone, so that two pages may disagree about them, as the database does.
     */
    List<SandboxEntry> page(Order order, long skip, int take, Comparator<SandboxEntry> tieBreaker) {
        SandboxEntry[] rows = inOrder(order, tieBreaker);
        int from = (int) Math.min(skip, rows.length);
        int to = (int) Math.min((long) from + take, rows.length);
        if (from == to || order == Order.ID || order == Order.SHUFFLED) {
            return Arrays.asList(rows).subList(from, to);
        }
        Comparator<SandboxEntry> comparator = order.comparator();
        int low = from;
        while (low > 0 && comparator.compare(rows[low - 1], rows[from]) == 0) {
            low--;
        }
        int high = to;
        while (high < rows.length && comparator.compare(rows[high], rows[to - 1]) == 0) {
            high++;
        }
        SandboxEntry[] touched = Arrays.copyOfRange(rows, low, high);
        Arrays.sort(touched, comparator.thenComparing(tieBreaker));
        return Arrays.asList(touched).subList(from - low, to - low);
    }

    private synchronized SandboxEntry[] inOrder(Order order, Comparator<SandboxEntry> tieBreaker) {
        if (order == Order.ID) {
            return byId;
        }
        return ordered.computeIfAbsent(order, wanted -> {
            SandboxEntry[] rows = byId.clone();
            Arrays.sort(rows, wanted == Order.SHUFFLED ? tieBreaker : wanted.comparator());
            return rows;
        });
    }
}
