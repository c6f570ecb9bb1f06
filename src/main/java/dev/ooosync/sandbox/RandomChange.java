package dev.ooosync.sandbox;

import java.util.List;
import java.util.Random;

/** One change as an organization sees them: mostly deletions, additions and edits, now and then a user who leaves or joins. */
final class RandomChange {

    private RandomChange() {}

    /** @param away those who have left and can come back, by id */
    static void apply(SandboxOrganization organization, List<Long> away, Random random) {
        int roll = random.nextInt(100);
        Snapshot current = organization.snapshot(0);
        List<SandboxPerson> people = current.members();
        if (current.size() > 0 && roll < 40) {
            organization.delete(current.get(random.nextInt(current.size())).id());
        } else if (current.size() > 0 && roll < 65) {
            organization.edit(current.get(random.nextInt(current.size())).id());
        } else if (roll < 70 && people.size() > 1) {
            organization.leave(people.get(random.nextInt(people.size())).id());
        } else if (!away.isEmpty() && (roll < 75 || people.isEmpty())) {
            organization.join(away.get(random.nextInt(away.size())));
        } else if (!people.isEmpty()) {
            organization.add();
        }
    }
}
