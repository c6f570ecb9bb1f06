package dev.ooosync.sandbox;

/** A team of the organization ({@code calcom-api.md} 5.4). */
public record SandboxTeam(long id, String name, String slug) {}
