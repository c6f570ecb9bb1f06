package dev.ooosync.sandbox;

import java.util.Set;

/**
 * One change of the organization's list, numbered from 1.
 *
 * @param appeared ids that came into the list by it
 * @param vanished ids that went out of the list by it
 */
public record SandboxChange(long number, Kind kind, Set<Long> appeared, Set<Long> vanished) {

    /** What happened, named as in {@code calcom-api.md} 4.4. */
    public enum Kind {
        ADD,
        EDIT,
        DELETE,
        LEAVE,
        JOIN,
        DELETE_PERSON
    }
}
