package dev.ooosync.sandbox;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The people and entries behind a sandbox: the truth, and the ways in which it changes. Deterministic by seed and safe
 * for use by many threads; a change replaces the list as a whole, so that a page is always taken from one moment.
 */
public final class SandboxOrganization {

    /** A word that stands in all notes that are not empty, and nowhere else: search for it to test redaction. */
    public static final String NOTES_MARKER = "quokkanote";

    private final EntryGenerator generator;
    private final Map<Long, SandboxPerson> away = new HashMap<>();
    private final Map<Long, List<SandboxEntry>> hidden = new HashMap<>();
    private final ListHistory history = new ListHistory();

    private volatile Snapshot current;
    private long lastId;

    SandboxOrganization(long seed, int people, int entries, LocalDate around) {
        Random random = new Random(seed);
        List<SandboxPerson> members = new PeopleGenerator(random).people(people, around);
        generator = new EntryGenerator(random, around);
        SandboxEntry[] made = new SandboxEntry[entries];
        lastId = 90_000;
        for (int i = 0; i < entries; i++) {
            lastId = generator.idAfter(lastId);
            made[i] = generator.entry(lastId, members);
        }
        current = new Snapshot(made, List.copyOf(members));
    }

    /** The entries listed now, by id. */
    public List<SandboxEntry> entries() {
        return List.of(current.entries());
    }

    /** The people with a profile in the organization now, by id. */
    public List<SandboxPerson> people() {
        return current.members();
    }

    /** Deletes an entry; false when it is not listed. */
    public synchronized boolean delete(long id) {
        if (current.indexOf(id) < 0) {
            return false;
        }
        replace(SandboxChange.Kind.DELETE, without(entry -> entry.id() == id), current.members());
        return true;
    }

    /** Adds an invented entry under a new highest id. */
    public synchronized SandboxEntry add() {
        if (people().isEmpty()) {
            throw new IllegalStateException(
                    "nobody is left in the organization to add an entry for; let somebody join");
        }
        return append(generator.fresh(nextId(), people()));
    }

    /** Adds a vacation under a new highest id; both days are included. */
    public synchronized SandboxEntry add(long userId, LocalDate first, LocalDate last) {
        if (current.member(userId) == null) {
            throw new IllegalArgumentException("user " + userId + " is not in the organization; take one of people()");
        }
        return append(generator.entry(nextId(), userId, first, last));
    }

    /** Makes an entry a day longer and gives it notes, under the same id and uuid; false when it is not listed. */
    public synchronized boolean edit(long id) {
        int index = current.indexOf(id);
        if (index < 0) {
            return false;
        }
        SandboxEntry[] rows = current.entries();
        rows[index] = generator.edited(rows[index]);
        replace(SandboxChange.Kind.EDIT, rows, current.members());
        return true;
    }

    /** Takes a user's profile away: all his entries vanish from the list, and still exist. False when not a member. */
    public synchronized boolean leave(long userId) {
        SandboxPerson person = current.member(userId);
        if (person == null) {
            return false;
        }
        away.put(userId, person);
        hidden.put(userId, List.of(current.ofUser(userId).entries()));
        replace(SandboxChange.Kind.LEAVE, without(entry -> entry.userId() == userId), membersWithout(userId));
        return true;
    }

    /** Lets a user who left come back: his older ids appear in the middle of the list. False when he is not away. */
    public synchronized boolean join(long userId) {
        SandboxPerson person = away.remove(userId);
        if (person == null) {
            return false;
        }
        List<SandboxEntry> his = hidden.getOrDefault(userId, List.of());
        hidden.remove(userId);
        SandboxEntry[] rows = Stream.concat(Arrays.stream(current.entries()), his.stream())
                .sorted(Order.ID.comparator())
                .toArray(SandboxEntry[]::new);
        List<SandboxPerson> members = Stream.concat(people().stream(), Stream.of(person))
                .sorted(Comparator.comparingLong(SandboxPerson::id))
                .toList();
        replace(SandboxChange.Kind.JOIN, rows, members);
        return true;
    }

    /** Deletes a user for ever, with his entries and, as the database cascades, those he covers. */
    public synchronized boolean deletePerson(long userId) {
        boolean known = current.member(userId) != null || away.remove(userId) != null;
        if (!known) {
            return false;
        }
        Predicate<SandboxEntry> gone =
                entry -> entry.userId() == userId || Long.valueOf(userId).equals(entry.toUserId());
        hidden.remove(userId);
        hidden.replaceAll(
                (other, entries) -> entries.stream().filter(gone.negate()).toList());
        replace(SandboxChange.Kind.DELETE_PERSON, without(gone), membersWithout(userId));
        return true;
    }

    /** Applies one random change: mostly deletions, additions and edits, now and then a user who leaves or joins. */
    public synchronized void change(Random random) {
        RandomChange.apply(this, away.keySet().stream().sorted().toList(), random);
    }

    /** How many changes there have been: a mark for {@link #listedThroughout(long)}. */
    public synchronized long changeCount() {
        return history.size();
    }

    /** The changes after a mark, oldest first. */
    public synchronized List<SandboxChange> changesSince(long mark) {
        return history.since(mark);
    }

    /** The ids that have been in the list without a break from the mark until now; their contents may have changed. */
    public synchronized Set<Long> listedThroughout(long mark) {
        Set<Long> ids = Arrays.stream(current.entries()).map(SandboxEntry::id).collect(Collectors.toSet());
        changesSince(mark).forEach(change -> ids.removeAll(change.appeared()));
        return ids;
    }

    /** The list as it is, or as it was some changes ago; as far back as is remembered. */
    Snapshot snapshot(int changesAgo) {
        if (changesAgo == 0) {
            return current;
        }
        synchronized (this) {
            return history.ago(changesAgo, current);
        }
    }

    private long nextId() {
        lastId = generator.idAfter(lastId);
        return lastId;
    }

    private SandboxEntry append(SandboxEntry entry) {
        SandboxEntry[] rows = Arrays.copyOf(current.entries(), current.size() + 1);
        rows[rows.length - 1] = entry;
        replace(SandboxChange.Kind.ADD, rows, current.members());
        return entry;
    }

    private SandboxEntry[] without(Predicate<SandboxEntry> gone) {
        return Arrays.stream(current.entries()).filter(gone.negate()).toArray(SandboxEntry[]::new);
    }

    private List<SandboxPerson> membersWithout(long userId) {
        return people().stream().filter(person -> person.id() != userId).toList();
    }

    private void replace(SandboxChange.Kind kind, SandboxEntry[] rows, List<SandboxPerson> members) {
        Snapshot after = new Snapshot(rows, members);
        history.record(kind, current, after);
        current = after;
    }
}
