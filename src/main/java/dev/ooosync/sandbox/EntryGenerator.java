package dev.ooosync.sandbox;

import dev.ooosync.sandbox.AbsenceGenerator.Absence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invents entries: what people enter over a year and a half, with the ties, overlaps and oddities of real lists. */
final class EntryGenerator {

    private static final int LEGACY_EVERY = 400;
    private static final int BACKWARDS_EVERY = 2500;
    private final Random random;
    private final NotesGenerator notes;
    private final AbsenceGenerator absences;
    /** One object per day, not per entry. */
    private final Map<LocalDate, Instant> midnights = new HashMap<>();

    private final Map<LocalDate, Instant> lastMillis = new HashMap<>();
    private long index;
    private @Nullable SandboxEntry previous;

    EntryGenerator(Random random, LocalDate around) {
        this.random = random;
        this.notes = new NotesGenerator(random);
        this.absences = new AbsenceGenerator(random, around);
    }

    /** The id of the next entry after {@code id}: often the next number, sometimes after a gap. */
    long idAfter(long id) {
        return id + 1 + (random.nextInt(5) == 0 ? random.nextInt(9) : 0);
    }

    /** An entry of one of the people, now and then the same days of the same person again. */
    SandboxEntry entry(long id, List<SandboxPerson> people) {
        SandboxEntry last = previous;
        SandboxEntry made = last != null && random.nextInt(50) == 0 ? again(id, last) : fresh(id, people);
        previous = made;
        index++;
        return odd(made);
    }

    /** An entry of one of the people, as they make them today. */
    SandboxEntry fresh(long id, List<SandboxPerson> people) {
        SandboxPerson person = people.get(random.nextInt(people.size()));
        return entry(id, person.id(), cover(person, people), absences.next());
    }

    private SandboxEntry again(long id, SandboxEntry last) {
        return new SandboxEntry(
                id, uuid(), last.userId(), last.toUserId(), last.start(), last.end(), notes.notes(), last.reason());
    }

    SandboxEntry entry(long id, long userId, LocalDate first, LocalDate last) {
        return entry(id, userId, null, new Absence(first, last, "vacation"));
    }

    /** The same entry a day longer, and with notes. */
    SandboxEntry edited(SandboxEntry entry) {
        return new SandboxEntry(
                entry.id(),
                entry.uuid(),
                entry.userId(),
                entry.toUserId(),
                entry.start(),
                entry.end().plus(Duration.ofDays(1)),
                notes.some(),
                entry.reason());
    }

    private SandboxEntry entry(long id, long userId, @Nullable Long cover, Absence absence) {
        boolean companyDay = "public_holiday".equals(absence.reason());
        return new SandboxEntry(
                id,
                uuid(),
                userId,
                cover,
                midnight(absence.first()),
                lastMilli(absence.last()),
                companyDay ? null : notes.notes(),
                absence.reason());
    }

    /** Rows from before the days were stored as days, and now and then one that ends before it starts. */
    private SandboxEntry odd(SandboxEntry entry) {
        if (index % BACKWARDS_EVERY == BACKWARDS_EVERY / 2) {
            return moved(entry, entry.start(), entry.start().minusMillis(1));
        }
        if (index % LEGACY_EVERY == LEGACY_EVERY / 2) {
            Duration offset = Duration.ofHours(1 + random.nextInt(8));
            return moved(entry, entry.start().minus(offset), entry.end().minus(offset));
        }
        return entry;
    }

    private static SandboxEntry moved(SandboxEntry entry, Instant start, Instant end) {
        return new SandboxEntry(
                entry.id(), entry.uuid(), entry.userId(), entry.toUserId(), start, end, entry.notes(), entry.reason());
    }

    private @Nullable Long cover(SandboxPerson person, List<SandboxPerson> people) {
        if (random.nextInt(100) < 65) {
            return null;
        }
        SandboxPerson other = people.get(random.nextInt(people.size()));
        return other.id() == person.id() ? null : Long.valueOf(other.id());
    }

    private UUID uuid() {
        long high = random.nextLong() & 0xFFFFFFFFFFFF0FFFL | 0x4000L;
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private Instant midnight(LocalDate day) {
        return midnights.computeIfAbsent(day, first -> first.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private Instant lastMilli(LocalDate day) {
        return lastMillis.computeIfAbsent(
                day, last -> midnight(last.plusDays(1)).minusMillis(1));
    }
}
