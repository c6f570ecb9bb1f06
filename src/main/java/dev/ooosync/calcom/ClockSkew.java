package dev.ooosync.calcom;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What two clocks said at the same moment.
 *
 * @param ours this machine's
 * @param theirs Cal.com's, by the {@code Date} header (RFC 9110, 6.6.1: to the second)
 */
public record ClockSkew(Instant ours, Instant theirs) {

    /** Less is of no weight for proofs and ages. */
    public static final Duration TOLERATED = Duration.ofMinutes(5);

    /**
     * Of one answer, which was given at some moment between sending and receiving; nothing that latency or the header's
     * whole seconds explain is skew.
     *
     * @return null when the answer tells no time of its own: a cache may have kept it
     */
    static @Nullable ClockSkew of(Headers headers, Instant sent, Instant received) {
        String date = headers.get("Date");
        if (date == null || headers.get("Age") != null) {
            return null;
        }
        try {
            Instant theirs = ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Instant ours = theirs.isAfter(received)
                    ? received
                    : sent.isAfter(theirs.plusSeconds(1)) ? sent.minusSeconds(1) : theirs;
            return new ClockSkew(ours, theirs);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** How far this machine's clock is ahead; negative when it is behind. */
    public Duration ahead() {
        return Duration.between(theirs, ours);
    }

    public boolean isTolerated() {
        return ahead().abs().compareTo(TOLERATED) <= 0;
    }

    /** Both clocks, and what to do. */
    public String sentence() {
        return "this machine's clock said %s when Cal.com's said %s: it is %s %s. Ages, proofs and the history's instants depend on it: set it (NTP), and look at status"
                .formatted(
                        ours.truncatedTo(ChronoUnit.SECONDS),
                        theirs,
                        words(ahead().abs().plusSeconds(30)),
                        ahead().isNegative() ? "behind" : "ahead");
    }

    private static String words(Duration duration) {
        return duration.toDays() > 1
                ? duration.toDays() + " days"
                : duration.toHours() > 1 ? duration.toHours() + " hours" : duration.toMinutes() + " minutes";
    }
}
