package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** What the log writes, which goes past the console. */
class LoggingTests {

    private final LoggerContext context = new LoggerContext();

    @AfterEach
    void stop() {
        System.clearProperty("ooosync.retries");
        context.stop();
    }

    private void configure() {
        Logging logging = new Logging();
        logging.setContext(context);
        logging.configure(context);
    }

    private String written(String message) {
        ConsoleAppender<ILoggingEvent> appender =
                (ConsoleAppender<ILoggingEvent>) context.getLogger(Logger.ROOT_LOGGER_NAME)
                        .iteratorForAppenders()
                        .next();
        LoggingEvent event =
                new LoggingEvent("", context.getLogger("dev.ooosync.calcom"), Level.WARN, message, null, new Object[0]);
        event.setInstant(Instant.parse("2026-11-22T03:00:00Z"));
        return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    @Test
    void what_moves_a_cursor_or_turns_the_direction_never_reaches_a_terminal_raw() {
        configure();

        assertThat(written("a\u001b[2Jb\u202ec\u2066d\u009be\u0007f\rg\u007fh\u200fi"))
                .isEqualTo("2026-11-22T03:00:00Z WARN  a [2Jb c d e f g h i\n");
    }

    @Test
    void other_characters_are_written_as_they_are_in_utf_8() {
        configure();

        assertThat(written("Jörg 休暇 👩‍💻\tx")).endsWith(" Jörg 休暇 👩‍💻\tx\n");
    }

    @Test
    void a_quiet_run_hears_of_no_retry_and_of_no_wait() {
        configure();
        assertThat(context.getLogger("dev.ooosync.calcom").isInfoEnabled()).isTrue();

        System.setProperty("ooosync.retries", "OFF");
        configure();
        assertThat(context.getLogger("dev.ooosync.calcom").isErrorEnabled()).isFalse();
    }
}
