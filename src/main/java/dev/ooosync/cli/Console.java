package dev.ooosync.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** The only place that writes to standard output and standard error. */
final class Console {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x80-\\x9f&&[^\\n\\t]]");

    private static final int ANSWER_BYTES = 1 << 16;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final AtomicBoolean lineDrawn = new AtomicBoolean();

    Console(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    static Console standard() {
        // From Java 22 on System.console() exists without a terminal, unless this says otherwise.
        System.setProperty("jdk.console", "java.base");
        Console console = new Console(System.out, System.err, System.console() != null);
        if (console.terminal) {
            System.setErr(new PrintStream(console.clearingFirst(System.err), true));
        }
        return console;
    }

    /** The log goes past this class; it must not continue the line that shows the progress. */
    private OutputStream clearingFirst(OutputStream stream) {
        return new FilterOutputStream(stream) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (lineDrawn.get()) {
                    redraw("");
                }
                out.write(bytes, from, length);
            }
        };
    }

    boolean isTerminal() {
        return terminal;
    }

    /** A line of the command's answer. */
    void say(String line) {
        out.println(harmless(line));
    }

    /** Where an answer goes that other programs read: byte for byte, but harmless on a terminal. */
    OutputStream output() {
        return terminal
                ? new AnswerStream.Lines(this::say)
                : new BufferedOutputStream(new AnswerStream(out), ANSWER_BYTES);
    }

    /** A line about something that is wrong. */
    void warn(String line) {
        err.println(harmless(line));
    }

    /** What came from outside may hold sequences that move a terminal's cursor, or worse. */
    private static String harmless(String line) {
        return CONTROL.matcher(line).replaceAll(" ");
    }

    /** Replaces the terminal's current line. */
    void redraw(String line) {
        out.print("\r\u001b[K" + line);
        out.flush();
        lineDrawn.set(!line.isEmpty());
    }
}
