package dev.ooosync;

import java.util.List;

/**
 * What an exporter of this API must survive ({@code calcom-api.md} 8), and where it is tested: the number stands in the
 * test's name, {@code hazard_07_…}.
 */
final class Hazards {

    /** @param tests the test classes, without {@code dev.ooosync} */
    record Hazard(int number, String sentence, List<String> tests) {}

    static final List<Hazard> ALL = List.of(
            hazard(1, "A sort loses and repeats rows, even when nobody writes.", "job.OrderHazardsTests"),
            hazard(2, "The order by id is nowhere promised.", "job.OrderHazardsTests"),
            hazard(3, "A deletion during the reading shifts all later rows.", "job.OrderHazardsTests"),
            hazard(4, "Nothing says where the list ends.", "job.OrderHazardsTests"),
            hazard(5, "No entry says when it was changed.", "job.ClosingHazardsTests"),
            hazard(6, "An entry that is not listed need not be deleted.", "job.ClosingHazardsTests"),
            hazard(7, "A list can be empty or short without an error.", "job.ClosingHazardsTests"),
            hazard(8, "A request too many blocks the key, and nothing says for how long.", "calcom.LimitHazardsTests"),
            hazard(9, "The names of the limit's headers depend on the limit.", "calcom.LimitHazardsTests"),
            hazard(10, "The reset may be seconds left, or an epoch.", "calcom.LimitHazardsTests"),
            hazard(11, "Others spend the same limit.", "calcom.LimitHazardsTests"),
            hazard(12, "There are four shapes of errors, and the pages of proxies.", "calcom.AnswerHazardsTests"),
            hazard(13, "401 and 403 do not pass.", "job.AccessHazardsTests"),
            hazard(14, "A wrong organization looks like an outage.", "job.AccessHazardsTests"),
            hazard(15, "The server fails now and then, and sometimes for good.", "calcom.AnswerHazardsTests"),
            hazard(16, "Answers can be slow.", "calcom.AnswerHazardsTests", "job.AccessHazardsTests"),
            hazard(17, "A parameter the server does not know is ignored.", "job.OrderHazardsTests"),
            hazard(18, "A server that ignores skip repeats its first page for ever.", "job.OrderHazardsTests"),
            hazard(19, "An empty filter lists everybody.", "job.AccessHazardsTests"),
            hazard(20, "The reason may be missing, or a new one.", "job.FieldHazardsTests"),
            hazard(21, "Fields may be added.", "job.FieldHazardsTests"),
            hazard(22, "Days look like instants.", "job.FieldHazardsTests"),
            hazard(23, "The end is the last millisecond of a day.", "job.FieldHazardsTests"),
            hazard(24, "Old rows are not whole days, or end before they start.", "job.FieldHazardsTests"),
            hazard(25, "Entries of one person overlap, or are there twice.", "job.FieldHazardsTests"),
            hazard(26, "People are named that nobody lists.", "job.ClosingHazardsTests"),
            hazard(27, "Two organizations list the same entry.", "job.ClosingHazardsTests"),
            hazard(
                    28,
                    "Notes are free text of any length, and private.",
                    "job.FieldHazardsTests",
                    "job.ClosingHazardsTests"),
            hazard(29, "Errors repeat addresses.", "calcom.AnswerHazardsTests"),
            hazard(
                    30,
                    "A replica that lags shows a list that is no longer, or not yet, true.",
                    "job.ClosingHazardsTests"),
            hazard(31, "A change of rights is known only after minutes.", "job.ClosingHazardsTests"),
            hazard(32, "Two kinds of credentials at once contradict each other.", "calcom.AnswerHazardsTests"),
            hazard(33, "One field comes with values of several types.", "job.FieldHazardsTests"),
            hazard(34, "The documentation and the server disagree.", "job.FieldHazardsTests"),
            hazard(35, "The server may change its answers at any time.", "job.ClosingHazardsTests"));

    private Hazards() {}

    private static Hazard hazard(int number, String sentence, String... tests) {
        return new Hazard(number, sentence, List.of(tests));
    }
}
