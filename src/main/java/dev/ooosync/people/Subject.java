package dev.ooosync.people;

import dev.ooosync.calcom.SentRow;
import org.jspecify.annotations.Nullable;

/**
 * Whom a row is about, by which it is stored: what of it was known stays when the row cannot be used.
 *
 * @param team null for what is about a person alone
 * @param user null for a team itself
 */
record Subject(@Nullable Long team, @Nullable Long user) {

    /** Null when it cannot be read: the row may be about anybody. */
    static @Nullable Subject of(Resource resource, SentRow row) {
        return switch (resource) {
            case ORG_USER -> ofUser(row.id());
            case ORG_MEMBERSHIP -> ofUser(row.userId());
            case TEAM -> row.id() == null ? null : new Subject(row.id(), null);
            // Never asked: as for the mapping of its rows, the team that was asked for is needed.
            case TEAM_MEMBER -> null;
        };
    }

    private static @Nullable Subject ofUser(@Nullable Long user) {
        return user == null ? null : new Subject(null, user);
    }

    /** @param team the one that was asked for; a row of another one may be about anybody */
    static @Nullable Subject ofMember(long team, SentRow row) {
        Long user = row.userId();
        return user == null || row.json().path("teamId").asLong(0) != team ? null : new Subject(team, user);
    }
}
