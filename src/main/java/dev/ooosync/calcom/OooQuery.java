package dev.ooosync.calcom;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request for a page of an organization's OOO entries ({@code calcom-api.md} 1.1). The server ignores what it does
 * not know and answers a blank {@code email} with the whole organization, so anything undocumented is refused here.
 *
 * @param skip rows to leave out, 0 or more
 * @param take rows wanted, 1 to 250
 * @param sortStart {@code asc}, {@code desc} or null
 * @param sortEnd {@code asc}, {@code desc} or null; the server lets it win over {@code sortStart}
 * @param email only the entries of the user with exactly this address
 */
public record OooQuery(
        int skip,
        int take,
        @Nullable String sortStart,
        @Nullable String sortEnd,
        @Nullable String email) {

    private static final Set<String> DIRECTIONS = Set.of("asc", "desc");

    public OooQuery {
        if (skip < 0) {
            throw new IllegalArgumentException("skip < 0: " + skip);
        }
        if (take < 1 || take > 250) {
            throw new IllegalArgumentException("take outside 1 to 250: " + take);
        }
        requireDirection("sortStart", sortStart);
        requireDirection("sortEnd", sortEnd);
        if (email != null && email.isBlank()) {
            throw new IllegalArgumentException("email is blank: the server would list the whole organization");
        }
    }

    /** A page in the server's own order, which is by id ({@code calcom-api.md} 1.3). */
    public static OooQuery page(int skip, int take) {
        return new OooQuery(skip, take, null, null, null);
    }

    private static void requireDirection(String name, @Nullable String direction) {
        if (direction != null && !DIRECTIONS.contains(direction)) {
            throw new IllegalArgumentException(name + " is neither asc nor desc: " + direction);
        }
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "OooQuery[skip=" + skip + ", take=" + take + ", sortStart=" + sortStart + ", sortEnd=" + sortEnd
                + ", email=" + (email == null ? "null" : "<e-mail>") + "]";
    }
}
