package dev.ooosync.people;

import dev.ooosync.settings.SyncSettings.Publishing;
import dev.ooosync.verdict.Verdict;

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

    Verdict judge(Resource resource, Verdict verdict, ResourceRows rows) {
        int rejected = rows.rejects().size();
        if (!verdict.isComplete()) {
            return verdict;
        }
        if (limits.isExceededBy(rejected, rows.count())) {
            return Verdict.unproven(limits.exceeded(rejected, rows.count(), "rows") + SAYS_WHY);
        }
        if (rows.unplaced() > 0) {
            return Verdict.unproven(
                    "rows were rejected that do not say whom they are about: " + rows.unplaced() + SAYS_WHY);
        }
        boolean ofPeople = resource == Resource.ORG_USER || resource == Resource.ORG_MEMBERSHIP;
        return ofPeople && rows.rowsRead() == 0
                ? Verdict.unproven("the list is empty, although the caller must be in it")
                : verdict;
    }
}
