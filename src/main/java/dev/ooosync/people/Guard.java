package dev.ooosync.people;

import dev.ooosync.reading.WholeList.Outcome;
import dev.ooosync.settings.SyncSettings.Publishing;

/**
 * Decides whether a list that was read to its end may close what is not in it. A rejected row still counts as seen, so its
 * person or team is not closed. But many rejected rows mean that this version does not understand the list, a row without
 * ids may belong to anyone, and a list of people without the caller cannot be right.
 */
final class Guard {

    private static final String SAYS_WHY = "; calcom.rejected_record says why";

    private final Publishing limits;

    Guard(Publishing limits) {
        this.limits = limits;
    }

    Outcome judge(Resource resource, Outcome outcome, ResourceRows rows) {
        int rejected = rows.rejects().size();
        if (!outcome.complete()) {
            return outcome;
        }
        if (limits.isExceededBy(rejected, rows.count())) {
            return unproven(limits.exceeded(rejected, rows.count(), "rows") + SAYS_WHY, outcome);
        }
        if (rows.unplaced() > 0) {
            return unproven(
                    "rows were rejected that do not say whom they are about: " + rows.unplaced() + SAYS_WHY, outcome);
        }
        boolean ofPeople = resource == Resource.ORG_USER || resource == Resource.ORG_MEMBERSHIP;
        return ofPeople && outcome.rowsRead() == 0
                ? unproven("the list is empty, although the caller must be in it", outcome)
                : outcome;
    }

    private static Outcome unproven(String proof, Outcome outcome) {
        return new Outcome(false, proof, outcome.rowsRead());
    }
}
