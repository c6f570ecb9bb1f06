package dev.ooosync.sandbox;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who belongs to the organization and its teams, and with which attributes, at one moment. Every method that changes
 * something gives another roster.
 *
 * @param invited those who have a pending membership and no profile: the users' list does not hold them
 * @param memberships by id, of the people and of those invited
 * @param teams by id
 * @param teamMembers of all teams, by id
 * @param attributes by user, then in the order in which they are sent
 */
public record SandboxRoster(
        List<SandboxPerson> invited,
        List<SandboxMembership> memberships,
        List<SandboxTeam> teams,
        List<SandboxTeamMember> teamMembers,
        List<SandboxAttribute> attributes) {

    public List<SandboxTeamMember> membersOf(long teamId) {
        return kept(teamMembers, member -> member.teamId() == teamId);
    }

    public List<SandboxAttribute> attributesOf(long userId) {
        return kept(attributes, attribute -> attribute.userId() == userId);
    }

    /** A pending invitation to the organization or to a team is accepted; this makes no profile for the invited person. */
    public SandboxRoster accepted(long membershipId) {
        return new SandboxRoster(
                invited,
                each(
                        memberships,
                        one -> one.id() == membershipId
                                ? new SandboxMembership(one.id(), one.userId(), true, one.role())
                                : one),
                teams,
                each(
                        teamMembers,
                        one -> one.id() == membershipId
                                ? new SandboxTeamMember(one.id(), one.teamId(), one.userId(), true, one.role())
                                : one),
                attributes);
    }

    /** @throws IllegalArgumentException when the user is not in the first team, or already in the second */
    public SandboxRoster moved(long userId, long fromTeam, long toTeam) {
        team(toTeam);
        boolean inTheOther = membersOf(toTeam).stream().anyMatch(member -> member.userId() == userId);
        SandboxTeamMember before = membersOf(fromTeam).stream()
                .filter(member -> member.userId() == userId && !inTheOther)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("user " + userId + " cannot move from team " + fromTeam
                        + " to team " + toTeam + "; take one of membersOf the first who is not in the second"));
        SandboxTeamMember after = new SandboxTeamMember(nextId(), toTeam, userId, true, before.role());
        return with(
                teams,
                Stream.concat(teamMembers.stream().filter(member -> !member.equals(before)), Stream.of(after))
                        .toList());
    }

    /** Removes a team with its memberships. */
    public SandboxRoster withoutTeam(long teamId) {
        SandboxTeam gone = team(teamId);
        return with(kept(teams, team -> !team.equals(gone)), kept(teamMembers, member -> member.teamId() != teamId));
    }

    /** Gives a team another name; its slug stays. */
    public SandboxRoster withTeamName(long teamId, String name) {
        SandboxTeam before = team(teamId);
        SandboxTeam after = new SandboxTeam(teamId, name, before.slug());
        return with(each(teams, team -> team.equals(before) ? after : team), teamMembers);
    }

    /**
     * Replaces a person's options of an attribute; without options it removes the attribute.
     *
     * @throws IllegalArgumentException for an attribute that nobody has
     */
    public SandboxRoster withAttribute(long userId, String name, String... values) {
        SandboxAttribute.Type type = attributes.stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "nobody has an attribute \"" + name + "\"; take the name of one of attributes()"))
                .type();
        Stream<SandboxAttribute> others = attributes.stream()
                .filter(attribute ->
                        attribute.userId() != userId || !attribute.name().equals(name));
        Stream<SandboxAttribute> added = Stream.of(values).map(value -> SandboxAttribute.of(userId, name, type, value));
        return new SandboxRoster(
                invited,
                memberships,
                teams,
                teamMembers,
                merged(others.toList(), added.toList(), SandboxAttribute::userId));
    }

    /** What belongs to one user. */
    SandboxRoster of(Predicate<Long> user) {
        return new SandboxRoster(
                kept(invited, person -> user.test(person.id())),
                kept(memberships, one -> user.test(one.userId())),
                teams,
                kept(teamMembers, one -> user.test(one.userId())),
                kept(attributes, one -> user.test(one.userId())));
    }

    /** With what belongs to another user; without memberships in a team that is gone. */
    SandboxRoster plus(SandboxRoster other) {
        List<Long> known = teams.stream().map(SandboxTeam::id).toList();
        return new SandboxRoster(
                merged(invited, other.invited, SandboxPerson::id),
                merged(memberships, other.memberships, SandboxMembership::id),
                teams,
                merged(
                        teamMembers,
                        kept(other.teamMembers, one -> known.contains(one.teamId())),
                        SandboxTeamMember::id),
                merged(attributes, other.attributes, SandboxAttribute::userId));
    }

    private SandboxTeam team(long teamId) {
        return teams.stream()
                .filter(team -> team.id() == teamId)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "team " + teamId + " is not in the organization; take one of teams()"));
    }

    private long nextId() {
        return Stream.concat(
                                memberships.stream().map(SandboxMembership::id),
                                teamMembers.stream().map(SandboxTeamMember::id))
                        .max(Comparator.naturalOrder())
                        .orElse(0L)
                + 1;
    }

    private SandboxRoster with(List<SandboxTeam> otherTeams, List<SandboxTeamMember> otherMembers) {
        return new SandboxRoster(invited, memberships, otherTeams, otherMembers, attributes);
    }

    private static <T> List<T> kept(List<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).toList();
    }

    private static <T> List<T> each(List<T> all, Function<T, T> change) {
        return all.stream().map(change).toList();
    }

    private static <T> List<T> merged(List<T> some, List<T> others, Function<T, Long> id) {
        return Stream.concat(some.stream(), others.stream())
                .sorted(Comparator.comparing(id))
                .toList();
    }
}
