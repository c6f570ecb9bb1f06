package dev.ooosync.sandbox;

/** What a person may do in an organization or a team. */
public enum SandboxRole {
    MEMBER,
    ADMIN,
    OWNER
}
