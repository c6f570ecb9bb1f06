package dev.ooosync.insight;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.PublishedWarehouse;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;

/**
 * People of an organization who are asked for together: a row of {@code calcom.group_member_period}.
 *
 * @param kind organization, team or attribute
 * @param name to show; where several groups have the same name, the key follows in parentheses
 */
record Group(String kind, String id, String name) {

    /** The organization; a team with this name is referred to by its key. */
    static final String EVERYBODY = "Everybody";

    /** Unique among all groups: {@code team 5}. */
    String key() {
        return kind + " " + id;
    }

    private boolean isCalled(String wanted) {
        return name.equals(wanted)
                || name.equals(wanted + " (" + key() + ")")
                || id.equals(wanted) && !kind.equals("organization");
    }

    /**
     * The group that a key, an id or a name refers to.
     *
     * @throws SyncException {@link Remedy#FIX_ARGUMENTS} when there is none, or several: a misspelt team would have an empty
     *     answer, which says that nobody is away, and two of one name would be added up
     */
    static Group named(PublishedWarehouse warehouse, long organization, String wanted) {
        List<Group> all = all(warehouse, organization);
        List<Group> meant =
                all.stream().filter(group -> group.key().equals(wanted)).toList();
        if (meant.isEmpty()) {
            meant = all.stream().filter(group -> group.isCalled(wanted)).toList();
        }
        if (meant.size() == 1) {
            return meant.get(0);
        }
        throw new SyncException(
                Remedy.FIX_ARGUMENTS,
                meant.isEmpty()
                        ? "There is no group of people " + wanted + ". "
                                + Likeness.hint(
                                        wanted, all.stream().map(Group::name).toList())
                        : "Several groups of people are called " + wanted + ". Choose one by its id: "
                                + meant.stream().map(Group::key).collect(Collectors.joining(", ")) + ".");
    }

    private static List<Group> all(PublishedWarehouse warehouse, long organization) {
        try {
            return warehouse
                    .sql()
                    .file("describe/groups")
                    .param("org_id", organization)
                    .query(Group.class)
                    .list();
        } catch (DataAccessException e) {
            throw warehouse.failed("The groups of people cannot be read", e);
        }
    }
}
