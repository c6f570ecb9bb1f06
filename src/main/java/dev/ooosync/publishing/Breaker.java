package dev.ooosync.publishing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Holds closings back when so many entries are gone at once that a mistake is more likely: a wrong organization, lost
 * rights, a source that is being moved.
 *
 * @param listed entries that the warehouse lists in the run's scope
 * @param gone those of them that the reading does not contain
 * @param approved those of the latter that have been released: they are not judged, and do not count as listed
 * @param emptyReading whether a full reading contains no entry at all
 */
record Breaker(long listed, long gone, long approved, boolean emptyReading) {

    private static final long MANY = 25;
    private static final long MANY_PERCENT = 10;
    private static final long FEW = 5;
    private static final long FEW_PERCENT = 50;

    /** Why the closings are held, as a sentence; null when they are not held. */
    @Nullable
    String holds() {
        long judged = gone - approved;
        if (judged <= 0) {
            return null;
        }
        if (emptyReading) {
            return "Cal.com lists no entry at all, and the warehouse " + number(listed);
        }
        if (judged > MANY && exceeds(judged, MANY_PERCENT)) {
            return found(judged, MANY, MANY_PERCENT);
        }
        if (judged > FEW && exceeds(judged, FEW_PERCENT)) {
            return found(judged, FEW, FEW_PERCENT);
        }
        return null;
    }

    private boolean exceeds(long judged, long percent) {
        return judged * 100 > (listed - approved) * percent;
    }

    private String found(long judged, long number, long percent) {
        return "%s of %s entries are no longer listed, more than %d and more than %d %%"
                .formatted(number(judged), number(listed - approved), number, percent);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
