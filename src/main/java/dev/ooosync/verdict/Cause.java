package dev.ooosync.verdict;

import java.util.Locale;

/** Why an entry is no longer listed ({@code calcom-api.md} 4.4), as far as Cal.com can be asked. */
public enum Cause {
    /** Its user is in the organization and no longer lists it. */
    DELETED,
    /** Its user has left the organization; the entry still exists, and comes back with the user. */
    LEFT_ORG,
    /** Its user no longer lists it, and its covering person is gone: the deletion of one takes the other with it. */
    COVER_DELETED,
    /** Cal.com was not asked, or its answer leaves it open: the entry is not closed. */
    UNCONFIRMED;

    /** As it is stored: {@code left_org}. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
