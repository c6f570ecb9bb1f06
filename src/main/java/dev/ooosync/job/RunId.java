package dev.ooosync.job;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ids of runs: {@code 20261122T0300-k7f3}, the minute in UTC and four characters that hold the milliseconds within it
 * and a little chance. They sort in the order of the runs, and can be typed. Where the clock was set back a little, an id
 * is a millisecond behind the last one. Where it was wrong by more, the ids follow it, and a letter before them, which
 * stays, keeps the order: {@code a20261122T0300-k7f3} comes after {@code 20271122T0300-k7f3}.
 */
final class RunId {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm").withZone(ZoneOffset.UTC);

    /** In ASCII order, and without letters that are taken for digits. */
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int CHANCES = 17;

    private static final Pattern SHAPE = Pattern.compile("([a-z]*)([0-9]{8}T[0-9]{4})-([0-9a-z]{4})");

    /** An hour too many, and a little, is what people set a clock wrong by; it is over soon. */
    private static final Duration FAR_AHEAD = Duration.ofHours(2);

    private RunId() {}

    /** @param last the highest id so far, which the new one comes after; null without one */
    static String next(Instant now, @Nullable String last, RandomGenerator random) {
        Matcher before = SHAPE.matcher(last == null ? "" : last);
        if (last == null || !before.matches()) {
            return at(now, random);
        }
        String letters = before.group(1);
        String id = letters + at(now, random);
        if (last.compareTo(id) < 0) {
            return id;
        }
        Instant ahead = millisecond(before);
        return Duration.between(now, ahead).compareTo(FAR_AHEAD) > 0
                ? after(letters) + at(now, random)
                : letters + at(ahead.plusMillis(1), random);
    }

    /** Letters sort behind digits, and z with a letter behind z with a digit. */
    private static String after(String letters) {
        int end = letters.length() - 1;
        return letters.isEmpty() || letters.charAt(end) == 'z'
                ? letters + "a"
                : letters.substring(0, end) + DIGITS.charAt(DIGITS.indexOf(letters.charAt(end)) + 1);
    }

    private static String at(Instant now, RandomGenerator random) {
        long value = Math.floorMod(now.toEpochMilli(), 60_000L) * CHANCES + random.nextInt(CHANCES);
        StringBuilder suffix = new StringBuilder(4);
        for (int shift = 15; shift >= 0; shift -= 5) {
            suffix.append(DIGITS.charAt((int) (value >> shift) & 31));
        }
        return MINUTE.format(now) + "-" + suffix;
    }

    private static Instant millisecond(Matcher id) {
        long value = id.group(3).chars().reduce(0, (sum, digit) -> 32 * sum + DIGITS.indexOf(digit));
        return MINUTE.parse(id.group(2), Instant::from).plusMillis(value / CHANCES);
    }
}
