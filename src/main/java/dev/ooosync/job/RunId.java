package dev.ooosync.job;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/**
 * Ids of runs: {@code 20261122T0300-k7f3}, the minute in UTC and four characters that hold the milliseconds within it
 * and a little chance. They sort by time and can be typed.
 */
final class RunId {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm").withZone(ZoneOffset.UTC);

    /** In ASCII order, and without letters that are taken for digits. */
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int CHANCES = 17;

    private RunId() {}

    static String next(Instant now, RandomGenerator random) {
        long value = Math.floorMod(now.toEpochMilli(), 60_000L) * CHANCES + random.nextInt(CHANCES);
        StringBuilder suffix = new StringBuilder(4);
        for (int shift = 15; shift >= 0; shift -= 5) {
            suffix.append(DIGITS.charAt((int) (value >> shift) & 31));
        }
        return MINUTE.format(now) + "-" + suffix;
    }
}
