package dev.ooosync.sandbox;

import java.time.Instant;

/**
 * A user with a profile in the organization ({@code calcom-api.md} 5.1).
 *
 * @param timeZone an IANA zone, such as {@code Europe/Berlin}
 */
public record SandboxPerson(long id, String username, String name, String email, String timeZone, Instant created) {}
