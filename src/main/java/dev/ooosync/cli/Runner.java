package dev.ooosync.cli;

import dev.ooosync.export.ExportResult;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.insight.WarehouseStatus;
import dev.ooosync.job.PlanReport;
import dev.ooosync.job.Progress;
import dev.ooosync.job.RunReport;
import dev.ooosync.job.SyncRun;
import dev.ooosync.publishing.RunResult;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Duration;

/** Runs a job with its progress shown, and prints the summary. */
final class Runner {

    private final Surroundings surroundings;
    private final Console console;
    private final boolean quiet;
    private final Duration longestWait;

    /** @param longestWait for others to give the lock back */
    Runner(Surroundings surroundings, boolean quiet, Duration longestWait) {
        this.surroundings = surroundings;
        this.console = surroundings.console();
        this.quiet = quiet;
        this.longestWait = longestWait;
    }

    PlanReport plan(SyncSettings settings) {
        Progress progress = progress(settings);
        try {
            return syncRun(settings, progress).plan();
        } finally {
            clear(progress);
        }
    }

    /** @param job the job file, for the advice that the summary gives */
    int run(Path job, SyncSettings settings, boolean fresh) {
        Progress progress = progress(settings);
        RunReport report;
        try {
            report = syncRun(settings, progress).run(fresh);
        } finally {
            clear(progress);
        }
        Summary summary = new Summary(report, Warehouse.of(settings.warehouse()), job);
        if (quiet && report.first()) {
            console.mention(summary.first());
        }
        if (!quiet) {
            summary.lines().forEach(console::mention);
        }
        summary.warnings().forEach(console::warn);
        return exitCode(report);
    }

    private SyncRun syncRun(SyncSettings settings, Progress progress) {
        return new SyncRun(
                settings,
                progress,
                surroundings.signals().install(),
                surroundings.clock(),
                Version.text(),
                longestWait);
    }

    private static void clear(Progress progress) {
        if (progress instanceof ProgressBar bar) {
            bar.clear();
        }
    }

    private static int exitCode(RunReport report) {
        RunResult result = report.result();
        if (result.isHeld()) {
            return Remedy.REVIEW_DATA.exitCode();
        }
        ExportResult export = report.export();
        if (export != null && export.failure() != null) {
            return export.failure().remedy().exitCode();
        }
        return result.staleProof() ? Remedy.REVIEW_COMPLETENESS.exitCode() : 0;
    }

    private Progress progress(SyncSettings settings) {
        if (quiet) {
            return new NoProgress();
        }
        return console.isTerminal()
                ? new ProgressBar(console, lastRowsRead(settings))
                : new ProgressLines(console, surroundings.clock());
    }

    /** A guess for the bar only: a warehouse that cannot be read is the run's own business. */
    private static long lastRowsRead(SyncSettings settings) {
        try {
            return WarehouseStatus.of(Warehouse.of(settings.warehouse()), 1).runs().stream()
                    .mapToLong(run -> run.rowsRead() == null ? 0 : run.rowsRead())
                    .findFirst()
                    .orElse(0);
        } catch (SyncException e) {
            return 0;
        }
    }
}
