package dev.ooosync.people;

import dev.ooosync.settings.SyncSettings.Resources;
import java.util.Locale;
import java.util.function.Predicate;

/** What is read in addition to the entries, in this order ({@code calcom-api.md} 5). */
enum Resource {
    ORG_USER(Resources::users),
    ORG_MEMBERSHIP(resources -> resources.users() && resources.memberships()),
    TEAM(Resources::teams),
    TEAM_MEMBER(resources -> resources.teams() && resources.teamMembers());

    private final Predicate<Resources> switchedOn;

    Resource(Predicate<Resources> switchedOn) {
        this.switchedOn = switchedOn;
    }

    boolean isOn(Resources settings) {
        return switchedOn.test(settings);
    }

    /** As {@code sync_resource} names it. */
    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
