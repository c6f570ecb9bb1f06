package dev.ooosync.report;

import org.jspecify.annotations.Nullable;

/**
 * What a report shows, and what it leaves out.
 *
 * @param organization which one is reported on
 * @param threshold percent of people present, 0 to 100; working days below it are listed and marked
 * @param showReasons whether the reason is shown with a person's absence
 * @param noNames whether people are called "Person 1" and so on, in a random order that is new for each report; teams of fewer
 *     than {@value Breakdown#FEW} are then left out, since they would reveal who it is
 * @param team name, short name or id of the one team that is reported on; null for the whole organization
 * @param toolVersion for the foot of the page
 */
public record ReportOptions(
        long organization,
        int threshold,
        boolean showReasons,
        boolean noNames,
        @Nullable String team,
        String toolVersion) {

    static final int HALF = 50;

    /** The whole organization, with names and without reasons, marking the days on which fewer than half are present. */
    public static ReportOptions of(long organization, String toolVersion) {
        return new ReportOptions(organization, HALF, false, false, null, toolVersion);
    }
}
