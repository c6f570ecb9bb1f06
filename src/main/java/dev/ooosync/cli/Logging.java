package dev.ooosync.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.ooosync.insight.TextTable;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;

/**
 * Logging: standard output belongs to the command's answer, so what goes wrong on the way is said on standard error. Here
 * and not in a file of XML, whose parsing takes a tenth of a short run. Found by logback's service loader.
 */
public final class Logging extends ContextAwareBase implements Configurator {

    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss'Z', UTC} %-5level %message%n%nopex";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        PatternLayoutEncoder encoder = new Encoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        // Frameworks report each failure once more, with a stack trace that may quote data.
        context.getLogger("org.springframework").setLevel(Level.OFF);
        // A retry or a long wait is worth a line on a screen, and no mail from a scheduler: --quiet switches them off.
        context.getLogger("dev.ooosync.calcom")
                .setLevel(Level.toLevel(System.getProperty("ooosync.retries"), Level.INFO));
        // How long each phase of a publish takes, with -Dooosync.publishing=DEBUG.
        context.getLogger("dev.ooosync.publishing")
                .setLevel(Level.toLevel(System.getProperty("ooosync.publishing"), Level.WARN));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** A message may quote what a server said; the log goes past {@link Console}. */
    private static final class Encoder extends PatternLayoutEncoder {

        @Override
        public byte[] encode(ILoggingEvent event) {
            return TextTable.harmless(getLayout().doLayout(event)).getBytes(StandardCharsets.UTF_8);
        }
    }
}
