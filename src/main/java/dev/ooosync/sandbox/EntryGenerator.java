package dev.ooosync.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Invents entries: what people enter over a year and a half, with the ties, overlaps and oddities of real lists. */
final class EntryGenerator {

    /** Nine months to either side. */
    private static final int REACH_DAYS = 274;

    private static final int LEGACY_EVERY = 400;
    private static final int BACKWARDS_EVERY = 2500;
    /** Calendar days of a vacation, each as likely as the others. */
    private static final List<Integer> VACATION_DAYS = List.of(1, 1, 2, 2, 3, 3, 4, 5, 5, 5, 7, 9, 12, 14, 16);

    private static final List<MonthDay> HOLIDAYS = List.of(
            MonthDay.of(1, 1),
            MonthDay.of(1, 6),
            MonthDay.of(5, 1),
            MonthDay.of(8, 15),
            MonthDay.of(10, 3),
            MonthDay.of(11, 1),
            MonthDay.of(12, 25),
            MonthDay.of(12, 26));

    /** First and last day of an absence, both included, and why. */
    private record Absence(
            LocalDate first, LocalDate last, @Nullable String reason) {}

    private final Random random;
    private final NotesGenerator notes;
    private final LocalDate around;
    private final List<LocalDate> holidays;
    /** One object per day, not per entry. */
    private final Map<LocalDate, Instant> midnights = new HashMap<>();

    private final Map<LocalDate, Instant> lastMillis = new HashMap<>();
    private long index;
    private @Nullable SandboxEntry previous;

    EntryGenerator(Random random, LocalDate around) {
        this.random = random;
        this.notes = new NotesGenerator(random);
        this.around = around;
        this.holidays = IntStream.rangeClosed(-1, 1)
                .boxed()
                .flatMap(year -> HOLIDAYS.stream().map(day -> day.atYear(around.getYear() + year)))
                .filter(day -> Math.abs(day.toEpochDay() - around.toEpochDay()) <= REACH_DAYS)
                .toList();
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
        return entry(id, person.id(), cover(person, people), absence());
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

    private Absence absence() {
        int roll = random.nextInt(100);
        if (roll < 15 && !holidays.isEmpty()) {
            LocalDate day = holidays.get(random.nextInt(holidays.size()));
            return new Absence(day, day, "public_holiday");
        }
        if (roll < 24) {
            return christmas();
        }
        LocalDate first = around.plusDays(random.nextInt(2 * REACH_DAYS + 1) - REACH_DAYS);
        if (roll < 27) {
            return absence(first, leaveDays(random.nextInt(140)), "unspecified");
        }
        if (roll < 42) {
            return absence(first, 1 + random.nextInt(3), "sick");
        }
        if (roll < 54) {
            return absence(first, 1 + random.nextInt(5), "travel");
        }
        if (roll < 58) {
            return absence(first, 1 + random.nextInt(2), null);
        }
        int draw = random.nextInt(VACATION_DAYS.size());
        return absence(
                draw % 3 == 0 ? inSummer(first) : first,
                VACATION_DAYS.get(draw),
                roll < 63 ? "unspecified" : "vacation");
    }

    /** Seven in 140 are parental leaves of two to six months, the others a few days. */
    private static int leaveDays(int draw) {
        return draw < 133 ? 1 + draw % 5 : 60 + 20 * (draw - 133);
    }

    /** The same year's July or August, if that is within reach. */
    private LocalDate inSummer(LocalDate day) {
        LocalDate summer = LocalDate.of(day.getYear(), 7, 1).plusDays(day.getDayOfYear() % 50);
        return Math.abs(summer.toEpochDay() - around.toEpochDay()) <= REACH_DAYS ? summer : day;
    }

    private Absence christmas() {
        LocalDate before = LocalDate.of(around.getYear(), 12, 24);
        // The one that is nearer: the turn of last year belongs to a date in spring.
        LocalDate eve = around.getMonthValue() <= 6 ? before.minusYears(1) : before;
        return absence(eve, 8 + random.nextInt(2), "vacation");
    }

    private static Absence absence(LocalDate first, int days, @Nullable String reason) {
        return new Absence(first, first.plusDays(days - 1L), reason);
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
