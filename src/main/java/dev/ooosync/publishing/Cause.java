package dev.ooosync.publishing;

import java.util.Locale;

/** Why an entry is no longer listed ({@code calcom-api.md} 4.4), as far as Cal.com can be asked. */
public enum Cause {
    /** Its user is in the organization and lists it no more. */
    DELETED,
    /** Its user has left the organization; the entry still exists, and comes back with the user. */
    LEFT_ORG,
    /** Its user lists it no more, and its covering person is gone: the deletion of one takes the other with it. */
    COVER_DELETED,
    /** Nobody has been asked, or the answer leaves it open: it is not closed. */
    UNCONFIRMED;

    /** As it is stored: {@code left_org}. */
    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
