package dev.ooosync.publishing;

import dev.ooosync.database.StoredInstant;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.publishing.Merge.Changes;
import dev.ooosync.publishing.RunResult.CheckResult;
import dev.ooosync.publishing.RunResult.ResourceResult;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.verdict.Confirmation;
import dev.ooosync.warehouse.PublishSession;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One attempt to publish a run's reading: what is found in staging, merged, checked and written into the ledger. */
final class Attempt {

    private final SyncSettings.Publishing settings;
    private final Clock clock;
    private final RunHeader run;
    private final ReadingResult reading;
    private final Confirmation confirmation;
    private final RunDetail detail;
    private final String hashPrefix;

    Attempt(
            SyncSettings.Publishing settings,
            Clock clock,
            RunHeader run,
            ReadingResult reading,
            Confirmation confirmation,
            RunDetail detail,
            String hashPrefix) {
        this.settings = settings;
        this.clock = clock;
        this.run = run;
        this.reading = reading.after(confirmation);
        this.confirmation = confirmation;
        this.detail = detail;
        this.hashPrefix = hashPrefix;
    }

    RunResult publish(PublishSession session) {
        Stopwatch watch = new Stopwatch(clock);
        Ledger ledger = new Ledger(session.sql(), run);
        Optional<RunResult> earlier = ledger.published();
        if (earlier.isPresent()) {
            return earlier.get().withStaleProof(isStale(ledger));
        }
        session.attachStaging();
        StagedCounts staged = StagedCounts.of(session);
        if (staged.exceed(settings)) {
            throw refuse(session, ledger, staged, List.of(), staged.refusal(session.sql(), settings));
        }
        watch.ended("staging counted");
        Merge merge = new Merge(session.sql(), run);
        Changes changes = session.inTransaction(() ->
                merge.detect(ledger.isFirstLoad(), hashPrefix, confirmation.gone(), staged.isEmpty() && run.isFull()));
        session.changesDetected();
        watch.ended("changes found");
        try {
            RunResult result = merge(session, ledger, merge, changes, staged, watch);
            watch.ended();
            return result;
        } catch (CheckRefusal refusal) {
            throw refuse(session, ledger, staged, refusal.checks(), refusal.sentence());
        }
    }

    private RunResult merge(
            PublishSession session, Ledger ledger, Merge merge, Changes changes, StagedCounts staged, Stopwatch watch) {
        LocalDateTime finishedAt = now();
        boolean everything = !ledger.vouchesFor(session.modifiedAt(), finishedAt);
        long notClosed = confirmation.gone().size() - changes.closed();
        PeopleMerge people = new PeopleMerge(session.sql(), run);
        List<ResourceResult> resourcesRead = people.staged();
        Merged merged = session.inTransaction(() -> {
            LocalDateTime noticedAt = merge.noticedAt(finishedAt);
            if (!changes.isEmpty()) {
                merge.apply(noticedAt);
            }
            List<ResourceResult> resources = people.apply(resourcesRead, noticedAt);
            if (!resources.isEmpty()) {
                TimeZones.bringUpToDate(session);
            }
            if (!changes.isEmpty() || !resources.isEmpty()) {
                session.changesApplied();
            }
            watch.ended("transaction, merge");
            List<CheckResult> found = new Checks(session.sql(), run.orgId(), everything).run();
            watch.ended("transaction, checks");
            if (found.stream().anyMatch(CheckResult::isError)) {
                throw new CheckRefusal(found);
            }
            List<String> migrated = Migration.of(session.sql(), run).sentences(changes.completed());
            Merged all = new Merged(changes, resources, found, migrated);
            note(ledger, people, all, finishedAt, staged, notClosed);
            merge.noteHighestId();
            return all;
        });
        watch.ended("transaction, ledger and commit");
        boolean staleProof = isStale(ledger);
        session.publish(merged.isChange(), finishedAt);
        watch.ended("checkpoint and swap");
        return RunResult.of(
                staged,
                changes,
                merged.status(),
                notClosed,
                staleProof,
                merged.checks(),
                reading,
                merged.resources(),
                merged.migrated());
    }

    private void note(
            Ledger ledger,
            PeopleMerge people,
            Merged merged,
            LocalDateTime finishedAt,
            StagedCounts staged,
            long notClosed) {
        Changes changes = merged.changes();
        ledger.forget();
        ledger.writeRun(merged.status(), finishedAt, reading.asOf(), notClosed, merged.message());
        ledger.writeResource(reading, staged, changes, detail);
        people.note(merged.resources());
        ledger.writeSteps(detail, finishedAt);
        if (reading.complete()) {
            ledger.writeHeldClosings(changes.holds() != null);
        }
        merged.checks().forEach(ledger::writeCheck);
    }

    /** What a transaction has done: to the entries and their days, and to people, teams and memberships. */
    private record Merged(
            Changes changes, List<ResourceResult> resources, List<CheckResult> checks, List<String> migrated) {

        boolean isChange() {
            return !changes.isEmpty() || othersChanged();
        }

        String status() {
            return changes.status(othersChanged());
        }

        /** For the ledger; null when there is nothing to say. */
        @Nullable
        String message() {
            String message = Stream.concat(Stream.ofNullable(changes.holds()), migrated.stream())
                    .collect(Collectors.joining(". "));
            return message.isEmpty() ? null : message;
        }

        private boolean othersChanged() {
            return !resources.stream().allMatch(ResourceResult::isUnchanged);
        }
    }

    /** Writes the refused run into the ledger, if there is a warehouse to write to, and gives the failure. */
    private SyncException refuse(
            PublishSession session, Ledger ledger, StagedCounts staged, List<CheckResult> checks, String sentence) {
        if (session.canNote()) {
            LocalDateTime finishedAt = now();
            session.inTransaction(() -> {
                ledger.forget();
                ledger.writeRun("failed", finishedAt, reading.asOf(), 0, sentence);
                ledger.writeResource(reading, staged, Changes.NONE, detail);
                ledger.writeSteps(detail, finishedAt);
                checks.forEach(ledger::writeCheck);
                return true;
            });
            session.publish(false, finishedAt);
        }
        return new SyncException(Remedy.REVIEW_DATA, sentence);
    }

    private boolean isStale(Ledger ledger) {
        LocalDateTime provenSince = run.isFull() ? ledger.provenSince(reading.asOf()) : null;
        return provenSince != null && provenSince.isBefore(reading.asOf().minus(settings.proofMaxAge()));
    }

    private LocalDateTime now() {
        return StoredInstant.notBefore(reading.asOf(), clock.instant());
    }
}
