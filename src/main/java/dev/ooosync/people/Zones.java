package dev.ooosync.people;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The time zone that a text names: one of tzdata, in upper or lower case, or an offset from UTC. An abbreviation that means another
 * zone elsewhere (CST, IST, BST) is unknown.
 */
final class Zones {

    /** Names of tzdata that Java keeps out of the list of its zones. */
    private static final Stream<String> SHORT = Stream.of("EST", "HST", "MST");

    private static final Map<String, String> BY_LOWER_CASE = Stream.concat(ZoneId.getAvailableZoneIds().stream(), SHORT)
            .distinct()
            .collect(Collectors.toMap(zone -> zone.toLowerCase(Locale.ROOT), Function.identity()));

    private static final Pattern DISTANCE =
            Pattern.compile("(?:utc|gmt|ut|z)?([+\\-\u2212])(\\d{1,2})(?::?([0-5]\\d))?");

    private static final int MOST_BEHIND = -12 * 60;
    private static final int MOST_AHEAD = 14 * 60;

    private Zones() {}

    /** As tzdata spells it, or an offset such as {@code UTC+05:30} that it has no name for; null when it is unknown. */
    static @Nullable String known(@Nullable String sent) {
        if (sent == null) {
            return null;
        }
        String text = Invisible.removedFrom(sent.strip().replace(' ', '_')).toLowerCase(Locale.ROOT);
        String zone = BY_LOWER_CASE.get(text);
        if (zone != null) {
            return zone;
        }
        Matcher distance = DISTANCE.matcher(text.replace("_", ""));
        return text.equals("z") ? "Etc/GMT" : distance.matches() ? atDistance(distance) : null;
    }

    /** As people write it: GMT+2 is ahead of UTC. The names of tzdata have the opposite sign: Etc/GMT-2. */
    private static @Nullable String atDistance(Matcher distance) {
        int hours = Integer.parseInt(distance.group(2));
        int minutes = distance.group(3) == null ? 0 : Integer.parseInt(distance.group(3));
        boolean ahead = distance.group(1).equals("+");
        int total = (hours * 60 + minutes) * (ahead ? 1 : -1);
        if (total < MOST_BEHIND || total > MOST_AHEAD) {
            return null;
        }
        if (total == 0) {
            return "Etc/GMT";
        }
        return minutes == 0
                ? "Etc/GMT" + (ahead ? "-" : "+") + hours
                : "UTC%s%02d:%02d".formatted(ahead ? "+" : "-", hours, minutes);
    }
}
