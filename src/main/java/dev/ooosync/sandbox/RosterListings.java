package dev.ooosync.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Answers the endpoints that tell who belongs where ({@code calcom-api.md} 5.3 and 5.4). */
final class RosterListings {

    private final int organizationId;
    private final SandboxOrganization organization;

    RosterListings(int organizationId, SandboxOrganization organization) {
        this.organizationId = organizationId;
        this.organization = organization;
    }

    Response answer(Route route, QueryParameters sent, Misbehaviour wrong) {
        Snapshot now = organization.snapshot(0);
        SandboxRoster roster = now.roster();
        List<SandboxTeamMember> members =
                route.kind() == Route.Kind.TEAM_MEMBERS ? roster.membersOf(team(route, roster)) : List.of();
        ListQuery asked = ListQuery.page(sent, ListQuery.MAX_TAKE);
        List<ObjectNode> rows = switch (route.kind()) {
            case MEMBERSHIPS -> memberships(now, wrong.page(roster.memberships(), asked));
            case TEAMS ->
                wrong.page(roster.teams(), asked).stream()
                        .map(team -> RosterRows.row(team, organizationId))
                        .toList();
            default -> teamMembers(now, wrong.page(members, asked));
        };
        return Envelopes.success(rows.stream().map(wrong::spoiled).toList());
    }

    /** A guard, so it comes before the parameters are looked at. */
    private static long team(Route route, SandboxRoster roster) {
        long teamId = route.number();
        if (roster.teams().stream().noneMatch(team -> team.id() == teamId)) {
            throw ApiException.notFound("IsTeamInOrg - Team (" + teamId + ") not found.");
        }
        return teamId;
    }

    private List<ObjectNode> memberships(Snapshot now, List<SandboxMembership> page) {
        Map<Long, SandboxPerson> people = people(now, page, SandboxMembership::userId);
        Map<Long, List<SandboxAttribute>> attributes = now.roster().attributes().stream()
                .filter(attribute -> people.containsKey(attribute.userId()))
                .collect(Collectors.groupingBy(SandboxAttribute::userId));
        return page.stream()
                .map(one -> RosterRows.row(
                        one,
                        Objects.requireNonNull(people.get(one.userId())),
                        attributes.getOrDefault(one.userId(), List.of()),
                        organizationId))
                .toList();
    }

    private static List<ObjectNode> teamMembers(Snapshot now, List<SandboxTeamMember> page) {
        Map<Long, SandboxPerson> people = people(now, page, SandboxTeamMember::userId);
        return page.stream()
                .map(one -> RosterRows.row(one, Objects.requireNonNull(people.get(one.userId()))))
                .toList();
    }

    /** The people of a page by id, found in one go. */
    private static <T> Map<Long, SandboxPerson> people(Snapshot now, List<T> page, Function<T, Long> userId) {
        Set<Long> wanted = page.stream().map(userId).collect(Collectors.toSet());
        Map<Long, SandboxPerson> people = new HashMap<>();
        Stream.concat(now.members().stream(), now.roster().invited().stream())
                .filter(person -> wanted.contains(person.id()))
                .forEach(person -> people.put(person.id(), person));
        return people;
    }
}
