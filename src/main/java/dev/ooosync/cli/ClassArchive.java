package dev.ooosync.cli;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** The file that spares the JVM most of its start; the launcher makes it and uses it. */
final class ClassArchive {

    /** Set by the launcher to its own path when there is no archive for this JVM, and a place to keep one. */
    private static final String LAUNCHER = "ooosync.launcher";

    private ClassArchive() {}

    /**
     * Has the launcher make the archive, if it asked for that. By a process of its own that outlives this one: neither
     * the command nor what is read from it waits for that.
     */
    static void makeInBackground() {
        String launcher = System.getProperty(LAUNCHER);
        if (launcher == null) {
            return;
        }
        try {
            new ProcessBuilder(launcher, "archive")
                    .directory(new File("/"))
                    .redirectInput(Redirect.from(new File("/dev/null")))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            // The next run starts as slowly as this one; the command itself has ended well.
        }
    }
}
