package dev.ooosync.sandbox;

/**
 * A person's membership in a team ({@code calcom-api.md} 5.4).
 *
 * @param id unique among these and the {@link SandboxMembership}s
 * @param accepted false while the invitation is pending
 */
public record SandboxTeamMember(long id, long teamId, long userId, boolean accepted, SandboxRole role) {}
