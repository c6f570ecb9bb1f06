package dev.ooosync.cli;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.job.RunStoppedException;
import dev.ooosync.settings.InvalidSettingsException;
import dev.ooosync.settings.RealPath;
import java.nio.file.InvalidPathException;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong and what to do, and gives the exit code. */
final class Failures implements IExecutionExceptionHandler {

    private static final int FRAMES = 12;
    private static final int STOPPED = 143;
    /** As for a program that SIGPIPE has ended. */
    private static final int UNREAD = 141;

    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        if (failure instanceof NobodyReadsException) {
            return UNREAD;
        }
        if (failure instanceof RunStoppedException) {
            console.warn("ooo-sync: " + failure.getMessage());
            return STOPPED;
        }
        if (failure instanceof InvalidSettingsException) {
            return report(Remedy.FIX_CONFIGURATION, String.valueOf(failure.getMessage()));
        }
        if (failure instanceof SyncException known) {
            return report(known.remedy(), String.valueOf(known.getMessage()));
        }
        if (failure instanceof InvalidPathException path) {
            return report(Remedy.FIX_CONFIGURATION, "The path \"" + path.getInput() + "\" " + RealPath.refusal() + ".");
        }
        return unexpected(failure);
    }

    /** Its message may quote data, so only its kind and its place are shown. */
    int unexpected(Throwable failure) {
        int exitCode =
                report(Remedy.INVESTIGATE, "unexpected " + failure.getClass().getName());
        Stream.of(failure.getStackTrace()).limit(FRAMES).forEach(frame -> console.warn("    at " + frame));
        return exitCode;
    }

    private int report(Remedy remedy, String message) {
        console.warn("ooo-sync: " + message);
        console.warn(remedy.advice() + " (exit code " + remedy.exitCode() + ")");
        return remedy.exitCode();
    }
}
