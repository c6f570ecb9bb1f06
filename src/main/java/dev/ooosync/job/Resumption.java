package dev.ooosync.job;

import dev.ooosync.settings.LocalSettings;
import dev.ooosync.settings.LocalSettings.Resuming;
import dev.ooosync.settings.SettingsReport;
import dev.ooosync.staging.InterruptedRun;
import dev.ooosync.staging.StagedRun;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Whether the next run resumes one that was cut short, and why not. */
public final class Resumption {

    private Resumption() {}

    /** What a reading was made with: it is resumed only with the same. */
    static String madeWith(String version, String fingerprint) {
        return version + " " + fingerprint;
    }

    /** What keeps a run with other words from being resumed, a clause; null for nothing. */
    static @Nullable String obstacle(
            LocalDateTime startedAt, String madeWith, String wanted, Instant now, Duration window) {
        if (!version(madeWith).equals(version(wanted))) {
            return "it was begun by version " + version(madeWith);
        }
        if (!madeWith.equals(wanted)) {
            return "the settings have changed";
        }
        Duration age =
                Duration.between(startedAt.toInstant(ZoneOffset.UTC), now).abs();
        return age.compareTo(window) < 0
                ? null
                : "it began longer ago than reading.resume-window, " + SettingsReport.text(window);
    }

    private static String version(String madeWith) {
        return madeWith.substring(0, Math.max(0, madeWith.lastIndexOf(' ')));
    }

    /**
     * What comes of an interrupted run, as a clause.
     *
     * @param settings of the job that is looked at
     * @param version of this tool
     */
    public static String outlook(InterruptedRun interrupted, LocalSettings settings, String version, Instant now) {
        StagedRun run = interrupted.run();
        Integer organization = settings.organization();
        if (!run.job().equals(settings.job()) || organization != null && organization != run.orgId()) {
            return "the next run of the job " + run.job() + " for organization " + run.orgId()
                    + " resumes it, unless another job's run comes first";
        }
        Resuming resuming = settings.resuming();
        if (!isThere(resuming, run.job())) {
            return "the next run starts over: its run store in " + resuming.runStore() + " is not there";
        }
        String wanted = resuming.fingerprint() == null ? run.madeWith() : madeWith(version, resuming.fingerprint());
        String obstacle = obstacle(run.startedAt(), run.madeWith(), wanted, now, resuming.window());
        if (obstacle != null) {
            return "the next run starts over: " + obstacle;
        }
        return resuming.fingerprint() == null
                ? "the next run resumes it, if its settings are the same"
                : "the next run resumes it";
    }

    private static boolean isThere(Resuming resuming, String job) {
        return resuming.inWarehouse() || Files.exists(resuming.runStore().resolve(job + ".mv.db"));
    }
}
