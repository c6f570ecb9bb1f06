package dev.ooosync.sandbox;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Invents when people of a company are away, and why: vacations, most of all in summer and at the end of the year, and the rest. */
final class AbsenceGenerator {

    /** Nine months to either side. */
    private static final int REACH_DAYS = 274;

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
    record Absence(
            LocalDate first, LocalDate last, @Nullable String reason) {}

    private final Random random;
    private final LocalDate around;
    private final List<LocalDate> holidays;

    AbsenceGenerator(Random random, LocalDate around) {
        this.random = random;
        this.around = around;
        this.holidays = IntStream.rangeClosed(-1, 1)
                .boxed()
                .flatMap(year -> HOLIDAYS.stream().map(day -> day.atYear(around.getYear() + year)))
                .filter(day -> Math.abs(day.toEpochDay() - around.toEpochDay()) <= REACH_DAYS)
                .toList();
    }

    /** The next absence: its days lie within nine months of the middle, give or take its length. */
    Absence next() {
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
}
