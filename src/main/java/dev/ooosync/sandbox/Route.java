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
 * @param user the user's id as sent, empty where the path has none
 */
record Route(Kind kind, String organization, String user) {

    /** The answered endpoints; {@link #text()} is their name in {@link Faults#parse}. */
    enum Kind {
        OOO("/v2/organizations/(?<org>[^/]+)/ooo"),
        USERS("/v2/organizations/(?<org>[^/]+)/users"),
        USER_OOO("/v2/organizations/(?<org>[^/]+)/users/(?<user>[^/]+)/ooo"),
        ME("/v2/me");

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
            };
        }

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
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
                return new Route(kind, organization, kind == Kind.USER_OOO ? matcher.group("user") : "");
            }
        }
        return null;
    }
}
