package dev.ooosync.report;

import dev.ooosync.database.Sql;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.insight.WarehouseStatus.FailedCheck;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far to trust the report.
 *
 * @param asOf when the reading that the data comes from began; null when its clock was wrong and no earlier one is known
 * @param facts in the order of the page; the first is about the age
 */
record Banner(long orgId, @Nullable Instant asOf, List<Fact> facts) {

    /** From this age on the data is called old: a nightly run, and two hours of delay. */
    static final Duration OLD = Duration.ofHours(26);

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    /**
     * @param isBad whether the reader must see it first
     * @param problem what is bad, in two or three words
     */
    record Fact(String term, String text, boolean isBad, String problem) {
        static Fact good(String term, String text) {
            return new Fact(term, text, false, "");
        }

        static Fact bad(String term, String text, String problem) {
            return new Fact(term, text, true, problem);
        }
    }

    /** The problems of all bad facts; empty when there are none. */
    List<String> problems() {
        return facts.stream().filter(Fact::isBad).map(Fact::problem).toList();
    }

    static Banner of(Sql sql, long organization, Instant now) {
        Row row = sql.file("report/banner")
                .param("org_id", organization)
                .query(Row.class)
                .optional()
                .orElseThrow(() -> new SyncException(
                        Remedy.RUN_LATER,
                        "No full run for organization " + organization
                                + " has published yet, so there is nothing to report on. Run the"
                                + " job first; status shows its runs."));
        List<Fact> facts = new ArrayList<>();
        LocalDateTime known = row.asOf();
        Instant asOf = known == null ? null : known.toInstant(ZoneOffset.UTC);
        facts.add(age(row, asOf, now));
        facts.add(verdict(row));
        facts.add(lastRun(row));
        facts.add(held(row.closingsHeld()));
        facts.add(checks(sql, organization));
        return new Banner(organization, asOf, List.copyOf(facts));
    }

    private static Fact age(Row row, @Nullable Instant asOf, Instant now) {
        String text = row.asOf() == null ? "Not known" : words(row.asOf());
        if (row.impossibleAsOf() != null) {
            return Fact.bad(
                    "Data as of",
                    text + (asOf == null ? ": " : ", or later: ") + "the clock of the last reading was wrong, it said "
                            + words(row.impossibleAsOf()) + ".",
                    "how old the data is, is not known");
        }
        boolean isOld = asOf != null && Duration.between(asOf, now).compareTo(OLD) > 0;
        return new Fact("Data as of", text, isOld, isOld ? "the data is old" : "");
    }

    private static Fact verdict(Row row) {
        if (row.completeness().equals("complete")) {
            return Fact.good("Complete", "Proven: " + row.proof() + ".");
        }
        LocalDateTime complete = row.completeAsOf();
        String last = complete == null
                ? "No reading has been complete yet."
                : "The last complete reading began on " + words(complete) + ".";
        return Fact.bad(
                "Unproven",
                "Absences may be missing, and some that are gone may still be here: " + row.proof() + ". " + last,
                "completeness is unproven");
    }

    private static Fact lastRun(Row row) {
        String text = row.latestStatus() + ", " + words(row.latestFinishedAt()) + " (run " + row.latestRunId() + ")";
        if (row.latestStatus().equals("failed")) {
            return Fact.bad("Last run", text, "the last run failed");
        }
        String since = row.failedSince();
        return since == null
                        || since.equals(row.latestRunId()) && row.latestStatus().equals("held")
                ? Fact.good("Last run", text)
                : Fact.bad("Last run", text + "; run " + since + " failed or was held", "a run has failed since");
    }

    private static Fact held(long closings) {
        return closings == 0
                ? Fact.good("Closings held", "None.")
                : Fact.bad(
                        "Closings held",
                        "%,d entries that Cal.com no longer lists still count here until their closing is approved."
                                .formatted(closings),
                        "closings are held");
    }

    private static Fact checks(Sql sql, long orgId) {
        List<FailedCheck> found = sql.file("ledger/failed_checks").query(FailedCheck.class).list().stream()
                .filter(check -> check.orgId() == orgId)
                .toList();
        if (found.isEmpty()) {
            return Fact.good("Checks", "Nothing found.");
        }
        String text = String.join(
                " ",
                found.stream()
                        .map(check -> "%,d × %s".formatted(check.offendingRows(), check.sentence()))
                        .toList());
        boolean isError = found.stream().anyMatch(check -> check.severity().equals("error"));
        return isError ? Fact.bad("Checks", text, "a check found errors") : Fact.good("Checks", text);
    }

    private static String words(LocalDateTime instant) {
        return Objects.requireNonNull(MINUTE.format(instant));
    }

    private record Row(
            @Nullable LocalDateTime asOf,
            @Nullable LocalDateTime impossibleAsOf,
            String completeness,
            @Nullable LocalDateTime completeAsOf,
            String proof,
            long closingsHeld,
            String latestRunId,
            String latestStatus,
            LocalDateTime latestFinishedAt,
            @Nullable String failedSince) {}
}
