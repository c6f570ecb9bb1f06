package dev.ooosync.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user, with a profile in the organization or only invited to it ({@code calcom-api.md} 5.1).
 *
 * @param timeZone an IANA zone, such as {@code Europe/Berlin}; a few hold what is none
 */
public record SandboxPerson(
        long id, @Nullable String username, @Nullable String name, String email, String timeZone, Instant created) {

    public SandboxPerson withName(@Nullable String other) {
        return new SandboxPerson(id, username, other, email, timeZone, created);
    }

    public SandboxPerson withTimeZone(String other) {
        return new SandboxPerson(id, username, name, email, other, created);
    }
}
