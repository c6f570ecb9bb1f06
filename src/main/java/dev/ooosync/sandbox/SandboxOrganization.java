package dev.ooosync.sandbox;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The people, their entries and teams behind a sandbox: the truth, and the ways in which it changes. Deterministic by seed and safe
 * for use by many threads; a change replaces the whole list, so a page always shows one moment.
 */
public final class SandboxOrganization {

    /** A word that is in all notes that are not empty, and nowhere else: search for it to test redaction. */
    public static final String NOTES_MARKER = "quokkanote";

    private final EntryGenerator generator;
    /** What belongs to users who have left and can come back, by user. */
    private final Map<Long, Snapshot> away = new HashMap<>();

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
        SandboxRoster roster = new RosterGenerator(new Random(~seed)).roster(members);
        current = new Snapshot(made, List.copyOf(members), roster);
    }

    /** The entries listed now, by id. */
    public List<SandboxEntry> entries() {
        return current.entries();
    }

    /** The people with a profile in the organization now, by id. */
    public List<SandboxPerson> people() {
        return current.members();
    }

    /** The memberships, teams and attributes there are now. */
    public SandboxRoster roster() {
        return current.roster();
    }

    /** Changes the memberships, teams or attributes; not a change of the list of entries. */
    public synchronized void changeRoster(UnaryOperator<SandboxRoster> change) {
        current = current.with(change.apply(roster()));
    }

    /** Changes a user's name or zone; not a change of the list of entries. */
    public synchronized void changePerson(long userId, UnaryOperator<SandboxPerson> change) {
        current = current.with(change.apply(requiredMember(userId)));
    }

    /** Deletes an entry; false when it is not listed. */
    public synchronized boolean delete(long id) {
        if (current.indexOf(id) < 0) {
            return false;
        }
        replace(SandboxChange.Kind.DELETE, current.without(entry -> entry.id() == id));
        return true;
    }

    /** Adds an invented entry under a new highest id. */
    public synchronized SandboxEntry add() {
        if (people().isEmpty()) {
            throw new IllegalStateException("the organization has no people left to add an entry for; let a user join");
        }
        return append(generator.fresh(nextId(), people()));
    }

    /** Adds a vacation under a new highest id; both days are included. */
    public synchronized SandboxEntry add(long userId, LocalDate first, LocalDate last) {
        requiredMember(userId);
        return append(generator.entry(nextId(), userId, first, last));
    }

    /** Makes an entry a day longer and gives it notes, under the same id and uuid; false when it is not listed. */
    public synchronized boolean edit(long id) {
        int index = current.indexOf(id);
        if (index < 0) {
            return false;
        }
        replace(SandboxChange.Kind.EDIT, current.with(index, generator.edited(current.get(index))));
        return true;
    }

    /**
     * Removes a user's profile: the user's entries, memberships and attributes are no longer listed, but still exist. False
     * when the user is not a member.
     */
    public synchronized boolean leave(long userId) {
        if (current.member(userId) == null) {
            return false;
        }
        away.put(userId, current.ofUser(userId));
        replace(
                SandboxChange.Kind.LEAVE,
                current.without(entry -> entry.userId() == userId).withoutMember(userId));
        return true;
    }

    /**
     * Lets a user who left come back, to the teams that still exist: the user's older ids appear in the middle of the lists.
     * False when the user has not left.
     */
    public synchronized boolean join(long userId) {
        Snapshot theirs = away.remove(userId);
        if (theirs == null) {
            return false;
        }
        replace(SandboxChange.Kind.JOIN, current.plus(theirs));
        return true;
    }

    /** Deletes a user for ever, with the user's entries and, as the database cascades, those that the user covers. */
    public synchronized boolean deletePerson(long userId) {
        boolean known = current.member(userId) != null || away.remove(userId) != null;
        if (!known) {
            return false;
        }
        Predicate<SandboxEntry> gone =
                entry -> entry.userId() == userId || Long.valueOf(userId).equals(entry.toUserId());
        away.replaceAll((other, theirs) -> theirs.without(gone));
        replace(SandboxChange.Kind.DELETE_PERSON, current.without(gone).withoutMember(userId));
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
        Set<Long> ids = current.entries().stream().map(SandboxEntry::id).collect(Collectors.toSet());
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
        replace(SandboxChange.Kind.ADD, current.with(current.size(), entry));
        return entry;
    }

    private SandboxPerson requiredMember(long userId) {
        SandboxPerson person = current.member(userId);
        if (person == null) {
            throw new IllegalArgumentException("user " + userId + " is not in the organization; take one of people()");
        }
        return person;
    }

    private void replace(SandboxChange.Kind kind, Snapshot after) {
        history.record(kind, current, after);
        current = after;
    }
}
