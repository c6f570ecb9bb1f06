package dev.ooosync.sandbox;

/**
 * A person's membership in the organization ({@code calcom-api.md} 5.3).
 *
 * @param id unique among these and the {@link SandboxTeamMember}s
 * @param accepted false while the invitation is pending
 */
public record SandboxMembership(long id, long userId, boolean accepted, SandboxRole role) {}
