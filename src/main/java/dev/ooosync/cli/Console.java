package dev.ooosync.cli;

import java.io.PrintStream;

/** The only place that writes to standard output and standard error. */
final class Console {

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    Console(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    static Console standard() {
        // From Java 22 on System.console() exists without a terminal, unless this says otherwise.
        System.setProperty("jdk.console", "java.base");
        return new Console(System.out, System.err, System.console() != null);
    }

    boolean isTerminal() {
        return terminal;
    }

    /** A line of the command's answer. */
    void say(String line) {
        out.println(line);
    }

    /** A line about something that is wrong. */
    void warn(String line) {
        err.println(line);
    }

    /** Replaces the terminal's current line. */
    void redraw(String line) {
        out.print("\r\u001b[K" + line);
        out.flush();
    }
}
