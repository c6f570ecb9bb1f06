package dev.ooosync.job;

import dev.ooosync.calcom.ClockSkew;
import dev.ooosync.export.ExportResult;
import dev.ooosync.publishing.ReadingResult;
import dev.ooosync.publishing.RunResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended, in human-readable form.
 *
 * @param resumed whether it took up an earlier run's work
 * @param first whether nothing had been published into the warehouse before
 * @param skew between this machine's clock and Cal.com's; empty when it is tolerated
 * @param unknownFields names of fields of Cal.com's entries that this version does not know, sorted
 * @param export how the export of what was published ended; null when the job exports nothing
 */
public record RunReport(
        String runId,
        boolean resumed,
        boolean first,
        RunResult result,
        List<String> unknownFields,
        @Nullable ExportResult export,
        Optional<ClockSkew> skew,
        Duration elapsed) {

    /** How its reading ended, after Cal.com was asked about the entries that it does not contain. */
    public ReadingResult reading() {
        return result.reading();
    }

    /** Entries that are no longer listed and about which Cal.com left it open; none are told apart in a held run. */
    public long unconfirmed() {
        return result.isHeld() ? 0 : result.closingsHeld();
    }
}
