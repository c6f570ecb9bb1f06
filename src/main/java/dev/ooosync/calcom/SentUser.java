package dev.ooosync.calcom;

/**
 * What is needed of an element of {@code /users} ({@code calcom-api.md} 5.1).
 *
 * @param id the user's id, positive
 * @param email the user's address, not blank
 */
public record SentUser(long id, String email) {

    @Override
    public String toString() {
        return "SentUser[id=" + id + "]";
    }
}
