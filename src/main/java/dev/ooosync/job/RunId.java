package dev.ooosync.job;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Ids of runs: {@code 20261122T0300-k7f3}, the minute in UTC and four characters that hold the milliseconds within it
 * and a little chance. They sort by time, also where the clock was set back, and can be typed.
 */
final class RunId {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm").withZone(ZoneOffset.UTC);

    /** In ASCII order, and without letters that are taken for digits. */
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int CHANCES = 17;

    private RunId() {}

    /** @param last the id of the run before, which the new one comes after; null without one */
    static String next(Instant now, @Nullable String last, RandomGenerator random) {
        String id = at(now, random);
        return last == null || last.compareTo(id) < 0
                ? id
                : at(millisecond(last).plusMillis(1), random);
    }

    private static String at(Instant now, RandomGenerator random) {
        long value = Math.floorMod(now.toEpochMilli(), 60_000L) * CHANCES + random.nextInt(CHANCES);
        StringBuilder suffix = new StringBuilder(4);
        for (int shift = 15; shift >= 0; shift -= 5) {
            suffix.append(DIGITS.charAt((int) (value >> shift) & 31));
        }
        return MINUTE.format(now) + "-" + suffix;
    }

    private static Instant millisecond(String id) {
        long value =
                id.substring(id.indexOf('-') + 1).chars().reduce(0, (sum, digit) -> 32 * sum + DIGITS.indexOf(digit));
        return MINUTE.parse(id.substring(0, id.indexOf('-')), Instant::from).plusMillis(value / CHANCES);
    }
}
