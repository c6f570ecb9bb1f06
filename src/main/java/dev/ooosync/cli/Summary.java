package dev.ooosync.cli;

import dev.ooosync.failure.SyncException;
import dev.ooosync.job.RunReport;
import dev.ooosync.publishing.ReadingResult;
import dev.ooosync.publishing.RunResult;
import dev.ooosync.publishing.RunResult.ResourceResult;
import dev.ooosync.verdict.Verdict;
import dev.ooosync.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a run ended, in human-readable lines. */
final class Summary {

    /** The check for rejected rows: always printed, as a warning. */
    private static final String REJECTED = "rejected_row";

    private final Path job;
    private final RunReport report;
    private final Warehouse warehouse;
    private final RunResult result;
    private final ReadingResult reading;

    Summary(RunReport report, Warehouse warehouse, Path job) {
        this.job = job;
        this.report = report;
        this.warehouse = warehouse;
        this.result = report.result();
        this.reading = report.reading();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Run " + report.runId() + ": " + result.status() + (report.resumed() ? " (resumed)" : ""));
        add(lines, "Verdict", reading.verdict().toString());
        add(
                lines,
                "Entries",
                "%,d read, %,d created, %,d updated, %,d closed, %,d rejected"
                        .formatted(
                                result.distinctIds(),
                                result.created(),
                                result.updated(),
                                result.closed(),
                                result.rejected()));
        add(
                lines,
                "Requests",
                "%,d for the entries%s, in %.1f s"
                        .formatted(
                                reading.requests(), others(), report.elapsed().toMillis() / 1000.0));
        result.resources().stream()
                .filter(resource -> resource.verdict().kind() != Verdict.Kind.SKIPPED)
                .forEach(resource -> add(lines, "Also read", alsoRead(resource)));
        result.checks().stream()
                .filter(check -> check.offendingRows() > 0 && !check.name().equals(REJECTED))
                .forEach(check ->
                        add(lines, "Check", "%,d rows: %s".formatted(check.offendingRows(), check.sentence())));
        if (!report.unknownFields().isEmpty()) {
            add(
                    lines,
                    "Unknown",
                    "fields of entries that this version does not know: " + String.join(", ", report.unknownFields()));
        }
        result.migrated().forEach(sentence -> add(lines, "Migrated", sentence + "."));
        add(lines, "As of", reading.asOf() + "Z");
        add(lines, "Warehouse", warehouse.name());
        add(lines, "Open it", warehouse.opener());
        if (report.export() != null && report.export().failure() == null) {
            add(lines, "Export", report.export().current().toString());
        }
        return lines;
    }

    /** What even a silent run says once: the warehouse may not be where one thinks. */
    String first() {
        return "Run %s made a new warehouse with %,d entries: %s"
                .formatted(report.runId(), result.created(), warehouse.name());
    }

    private String others() {
        long requests =
                result.resources().stream().mapToLong(ResourceResult::requests).sum();
        return requests == 0 ? "" : ", %,d for people and teams".formatted(requests);
    }

    private static String alsoRead(ResourceResult resource) {
        return "%s: %,d read, %,d created, %,d updated, %,d closed, %,d rejected, %s"
                .formatted(
                        resource.resource(),
                        resource.distinctIds(),
                        resource.created(),
                        resource.updated(),
                        resource.closed(),
                        resource.rejected(),
                        resource.verdict().kind().stored());
    }

    /** What is said even with --quiet. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!reading.complete()) {
            warnings.add("WARNING: run " + report.runId() + " is unproven: " + reading.proof()
                    + ". New and changed entries were published, nothing was closed.");
        }
        if (result.isHeld()) {
            warnings.add("HELD: " + result.message() + ". New and changed entries were published; "
                    + "%,d closings are held (calcom.held_closing). If the entries are really gone: approve %s %s; then run again. Exit code 65."
                            .formatted(result.closingsHeld(), job, report.runId()));
        } else if (report.unconfirmed() > 0) {
            warnings.add(
                    ("WARNING: %,d entries are no longer listed, but Cal.com has not confirmed that they are gone: they are kept, "
                                    + "and the next run asks again.")
                            .formatted(report.unconfirmed()));
        }
        result.resources().stream()
                .filter(resource -> !resource.verdict().isComplete())
                .forEach(resource -> warnings.add("WARNING: %s is %s: %s %s"
                        .formatted(
                                resource.resource(),
                                resource.verdict().kind().stored(),
                                resource.verdict().proof(),
                                resource.verdict().kind() == Verdict.Kind.SKIPPED
                                        ? "Its tables keep what they had; sync.resources switches it off."
                                        : "Nothing of it was closed.")));
        if (result.staleProof()) {
            warnings.add("WARNING: there has been no complete reading for longer than publishing.proof-max-age. "
                    + "Exit code 76.");
        }
        if (report.export() != null && report.export().failure() != null) {
            SyncException failure = report.export().failure();
            warnings.add("NOT EXPORTED: run " + report.runId() + " is published, but not exported. "
                    + failure.getMessage() + ". The next run exports again. Exit code "
                    + failure.remedy().exitCode() + ".");
        }
        if (result.rejected() > 0 && result.checks().isEmpty()) {
            warnings.add("WARNING: %,d entries were rejected; calcom.rejected_record says why."
                    .formatted(result.rejected()));
        }
        result.checks().stream()
                .filter(check -> check.offendingRows() > 0 && check.name().equals(REJECTED))
                .forEach(check -> warnings.add(
                        "WARNING: %,d rows were rejected; all of them are in calcom.rejected_record. The first: %s."
                                .formatted(check.offendingRows(), check.examples())));
        report.skew().ifPresent(skew -> warnings.add("WARNING: " + skew.sentence() + "."));
        return warnings;
    }

    private static void add(List<String> lines, String label, String text) {
        lines.add("  %-10s %s".formatted(label, text));
    }
}
