package dev.ooosync.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How long a run or a plan waits for others to give the warehouse's lock back. */
final class WaitOption {

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "10m",
            converter = Converter.class,
            description = "How long to wait while something else uses the warehouse; 0s does not wait (default:"
                    + " ${DEFAULT-VALUE}). Another full run of the same organization and job is not waited for: it does the"
                    + " work (exit code 75).")
    private Duration longest = Duration.ZERO;

    Duration longest() {
        return longest;
    }

    /** Seconds, minutes or hours; a number without its unit is refused, as in a job file. */
    static final class Converter implements ITypeConverter<Duration> {

        private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smh])");

        @Override
        public Duration convert(String text) {
            Matcher found = DURATION.matcher(text);
            if (!found.matches()) {
                throw new TypeConversionException(
                        "'" + text + "' is not a duration with a unit, such as 0s, 90s, 10m or 1h");
            }
            long number = Long.parseLong(found.group(1));
            return switch (found.group(2)) {
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            };
        }
    }
}
