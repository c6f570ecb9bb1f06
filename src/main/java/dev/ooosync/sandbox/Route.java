package dev.ooosync.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a path asks for.
 *
 * @param organization the organization's id as sent, empty for {@link Kind#ME}
 * @param id the user's or team's id as sent, empty where the path has none
 */
record Route(Kind kind, String organization, String id) {

    /** The answered endpoints; {@link #text()} is their name in {@link Faults#parse}. */
    enum Kind {
        OOO("/v2/organizations/(?<org>[^/]+)/ooo"),
        USERS("/v2/organizations/(?<org>[^/]+)/users"),
        USER_OOO("/v2/organizations/(?<org>[^/]+)/users/(?<id>[^/]+)/ooo"),
        ME("/v2/me"),
        MEMBERSHIPS("/v2/organizations/(?<org>[^/]+)/memberships"),
        TEAMS("/v2/organizations/(?<org>[^/]+)/teams"),
        TEAM_MEMBERS("/v2/organizations/(?<org>[^/]+)/teams/(?<id>[^/]+)/memberships");

        private final Pattern path;

        Kind(String path) {
            this.path = Pattern.compile(path + "/?");
        }

        /** The fields of a row that a fault can be asked to spoil. */
        List<String> fields() {
            return switch (this) {
                case OOO, USER_OOO -> List.of("id", "uuid", "userId", "toUserId", "start", "end", "notes", "reason");
                case USERS -> List.of("id", "username", "name", "email", "timeZone", "createdDate");
                case ME -> List.of();
                case MEMBERSHIPS -> List.of("id", "userId", "teamId", "accepted", "role", "user", "attributes");
                case TEAMS -> List.of("id", "parentId", "name", "slug", "timeZone");
                case TEAM_MEMBERS -> List.of("id", "userId", "teamId", "accepted", "role", "user");
            };
        }

        /** Those that a fault spoils unasked. Not the id: a row without it cannot be placed at all. */
        List<String> losable() {
            return switch (this) {
                case OOO, USER_OOO, ME -> List.of("uuid", "userId", "start", "end");
                case USERS -> List.of("username", "name", "email", "timeZone");
                case MEMBERSHIPS, TEAM_MEMBERS -> List.of("userId", "accepted", "role", "user");
                case TEAMS -> List.of("name", "slug", "timeZone");
            };
        }

        private boolean isOfOne() {
            return this == USER_OOO || this == TEAM_MEMBERS;
        }

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The id as a number; the database fails over what is no int32 (3.5). */
    long number() {
        if (!id.matches("[0-9]{1,10}") || Long.parseLong(id) > Integer.MAX_VALUE) {
            throw ApiException.database();
        }
        return Long.parseLong(id);
    }

    /** The route, or null when nothing answers there. */
    static @Nullable Route of(String method, String path) {
        if (!method.equals("GET")) {
            return null;
        }
        for (Kind kind : Kind.values()) {
            Matcher matcher = kind.path.matcher(path);
            if (matcher.matches()) {
                String organization = kind == Kind.ME ? "" : matcher.group("org");
                return new Route(kind, organization, kind.isOfOne() ? matcher.group("id") : "");
            }
        }
        return null;
    }
}
