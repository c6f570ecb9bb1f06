package dev.ooosync.sandbox;

/** What somebody may do in an organization or a team. */
public enum SandboxRole {
    MEMBER,
    ADMIN,
    OWNER
}
