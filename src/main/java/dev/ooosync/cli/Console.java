package dev.ooosync.cli;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.insight.TextTable;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** The only place that writes to standard output and standard error. */
final class Console {

    private static final int ANSWER_BYTES = 1 << 16;

    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final AtomicBoolean lineDrawn = new AtomicBoolean();

    Console(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /** In UTF-8, whatever the locale says: cron sets none, and then Java would write ? for every letter beyond ASCII. */
    static Console standard() {
        // From Java 22 on System.console() exists without a terminal, unless this says otherwise.
        System.setProperty("jdk.console", "java.base");
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        Console console = new Console(System.out, System.err, System.console() != null);
        if (console.terminal) {
            System.setErr(new PrintStream(console.clearingFirst(System.err), true, StandardCharsets.UTF_8));
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

    /**
     * A line of the command's answer.
     *
     * @throws NobodyReadsException when whatever read it has ended
     * @throws SyncException {@link Remedy#FREE_DISK} when the file that it goes to takes no more
     */
    void say(String line) {
        mention(line);
        requireTaken();
    }

    /** A line about work that goes on, or is done, whether anybody reads it or not: it must not look like a failure. */
    void mention(String line) {
        out.println(TextTable.harmless(line));
    }

    private void requireTaken() {
        if (out.checkError()) {
            throw isPipe()
                    ? new NobodyReadsException()
                    : new SyncException(
                            Remedy.FREE_DISK, "The answer cannot be written: standard output takes no more.");
        }
    }

    /** A pipe takes no more when its reader has ended, anything else when the disk is full. */
    private static boolean isPipe() {
        try {
            return Files.readSymbolicLink(STANDARD_OUTPUT).toString().matches("(pipe|socket):.*");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Where an answer goes that other programs read: byte for byte, but harmless on a terminal. */
    OutputStream output() {
        return terminal
                ? new AnswerStream.Lines(this::say)
                : new BufferedOutputStream(new AnswerStream(out, this::requireTaken), ANSWER_BYTES);
    }

    /** A line about something that is wrong. */
    void warn(String line) {
        err.println(TextTable.harmless(line));
    }

    /** Replaces the terminal's current line. */
    void redraw(String line) {
        out.print("\r\u001b[K" + line);
        out.flush();
        lineDrawn.set(!line.isEmpty());
    }
}
