package dev.ooosync.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SandboxRosterTests {

    private final SandboxOrganization organization = organization(1, 240);

    private static SandboxOrganization organization(long seed, int people) {
        return new SandboxOrganization(seed, people, 100, Caller.DAY);
    }

    private static Set<Long> users(List<SandboxPerson> people) {
        return people.stream().map(SandboxPerson::id).collect(Collectors.toSet());
    }

    @Test
    void the_seed_decides_about_it() {
        assertThat(organization(1, 240).roster()).isEqualTo(organization.roster());
        assertThat(organization(2, 240).roster()).isNotEqualTo(organization.roster());
    }

    @Test
    void everybody_has_a_membership_and_a_few_only_an_invitation() {
        SandboxRoster roster = organization.roster();
        Set<Long> people = users(organization.people());

        assertThat(roster.memberships())
                .hasSize(240 + roster.invited().size())
                .isSortedAccordingTo(Comparator.comparingLong(SandboxMembership::id));
        assertThat(roster.memberships().stream().map(SandboxMembership::userId))
                .doesNotHaveDuplicates()
                .containsAll(people)
                .containsAll(users(roster.invited()))
                .as("in an order of its own")
                .isNotEqualTo(people.stream().sorted().toList());
        assertThat(roster.invited())
                .hasSizeBetween(2, 10)
                .noneMatch(person -> people.contains(person.id()))
                .allMatch(person -> person.name() == null);
        assertThat(roster.memberships())
                .filteredOn(membership -> !membership.accepted())
                .hasSizeBetween(roster.invited().size() + 2, 16)
                .anyMatch(membership -> people.contains(membership.userId()));
        assertThat(roster.memberships().stream().map(SandboxMembership::role))
                .contains(SandboxRole.OWNER, SandboxRole.ADMIN, SandboxRole.MEMBER);
    }

    @Test
    void people_are_in_none_to_three_teams() {
        SandboxRoster roster = organization.roster();
        Map<Long, Long> teams = roster.teamMembers().stream()
                .collect(Collectors.groupingBy(SandboxTeamMember::userId, Collectors.counting()));

        assertThat(roster.teams()).hasSize(20).isSortedAccordingTo(Comparator.comparingLong(SandboxTeam::id));
        assertThat(roster.teams().stream().map(SandboxTeam::slug)).doesNotHaveDuplicates();
        assertThat(Set.copyOf(teams.values())).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(teams.keySet())
                .hasSizeBetween(190, 239)
                .containsAll(users(roster.invited()))
                .isSubsetOf(roster.memberships().stream()
                        .map(SandboxMembership::userId)
                        .toList());
        assertThat(roster.teamMembers())
                .isSortedAccordingTo(Comparator.comparingLong(SandboxTeamMember::id))
                .anyMatch(member -> !member.accepted());
        assertThat(Stream.concat(
                        roster.memberships().stream().map(SandboxMembership::id),
                        roster.teamMembers().stream().map(SandboxTeamMember::id)))
                .doesNotHaveDuplicates();
        assertThat(organization(1, 1).roster().teams()).hasSize(2);
        assertThat(organization(1, 2400).roster().teams().stream().map(SandboxTeam::name))
                .doesNotHaveDuplicates();
    }

    @Test
    void attributes_come_in_all_types_and_not_to_everybody() {
        SandboxRoster roster = organization.roster();

        assertThat(roster.attributes().stream().map(SandboxAttribute::name).distinct())
                .containsExactlyInAnyOrder("Department", "Floor", "Desk", "Skills");
        assertThat(roster.attributes().stream().map(SandboxAttribute::type).distinct())
                .containsExactlyInAnyOrder(SandboxAttribute.Type.values());
        assertThat(roster.attributes().stream().map(SandboxAttribute::userId).distinct())
                .hasSizeBetween(180, 235);
        assertThat(roster.attributes().stream()
                        .filter(attribute -> attribute.type() == SandboxAttribute.Type.SINGLE_SELECT)
                        .map(SandboxAttribute::optionId)
                        .distinct())
                .as("options are shared")
                .hasSizeBetween(5, 8);
    }

    @Test
    void zones_lie_at_the_ends_of_the_world_and_off_it_and_a_few_have_no_name() {
        List<String> zones =
                organization.people().stream().map(SandboxPerson::timeZone).toList();

        assertThat(zones).contains("Pacific/Kiritimati", "Pacific/Niue", "Asia/Kathmandu");
        assertThat(zones.stream().filter(zone -> !isZone(zone))).hasSize(4).containsOnly("Mars/Base");
        assertThat(organization.people())
                .anyMatch(person -> person.name() == null && person.username() == null)
                .anyMatch(person -> person.name() == null && person.username() != null)
                .anyMatch(person -> person.name() != null && person.username() == null);
    }

    private static boolean isZone(String name) {
        try {
            ZoneId.of(name);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    @Test
    void who_leaves_takes_his_memberships_along_and_brings_them_back() {
        SandboxRoster before = organization.roster();
        SandboxTeamMember member = before.teamMembers().get(10);
        long userId = member.userId();

        organization.leave(userId);
        assertThat(organization.roster().memberships())
                .hasSize(before.memberships().size() - 1);
        assertThat(organization.roster().teamMembers()).isNotEmpty().noneMatch(other -> other.userId() == userId);
        assertThat(organization.roster().attributesOf(userId)).isEmpty();
        organization.join(userId);
        assertThat(organization.roster()).isEqualTo(before);

        organization.leave(userId);
        organization.changeRoster(roster -> roster.withoutTeam(member.teamId()));
        organization.join(userId);
        assertThat(organization.roster().teamMembers())
                .as("he does not come back to a team that is gone")
                .noneMatch(other -> other.teamId() == member.teamId());
        organization.deletePerson(userId);
        assertThat(organization.roster().memberships()).noneMatch(other -> other.userId() == userId);
    }

    @Test
    void a_person_gets_another_name_and_zone() {
        long userId = organization.people().get(5).id();
        List<SandboxEntry> entries = organization.entries();

        organization.changePerson(userId, person -> person.withName("Ada N.").withTimeZone("Asia/Tokyo"));

        assertThat(organization.people()).hasSize(240);
        assertThat(organization.people().get(5)).satisfies(person -> {
            assertThat(person.id()).isEqualTo(userId);
            assertThat(person.name()).isEqualTo("Ada N.");
            assertThat(person.timeZone()).isEqualTo("Asia/Tokyo");
        });
        assertThat(organization.entries()).isEqualTo(entries);
        assertThat(organization.changeCount()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> organization.changePerson(1, person -> person));
    }

    @Test
    void a_person_goes_to_another_team() {
        SandboxRoster before = organization.roster();
        SandboxTeamMember member = before.teamMembers().get(0);
        long other = before.teams().stream()
                .map(SandboxTeam::id)
                .filter(id -> before.membersOf(id).stream().noneMatch(his -> his.userId() == member.userId()))
                .findFirst()
                .orElseThrow();

        SandboxRoster after = before.moved(member.userId(), member.teamId(), other);

        assertThat(after.teamMembers()).hasSameSizeAs(before.teamMembers()).doesNotContain(member);
        assertThat(after.membersOf(other)).last().satisfies(moved -> {
            assertThat(moved.userId()).isEqualTo(member.userId());
            assertThat(moved.id())
                    .isGreaterThan(before.teamMembers().stream()
                            .mapToLong(SandboxTeamMember::id)
                            .max()
                            .orElseThrow());
        });
        assertThatIllegalArgumentException().isThrownBy(() -> after.moved(member.userId(), member.teamId(), other));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> before.moved(member.userId(), member.teamId(), member.teamId()));
    }

    @Test
    void teams_invitations_and_attributes_change() {
        SandboxRoster before = organization.roster();
        SandboxTeam team = before.teams().get(3);
        SandboxTeamMember pending = before.teamMembers().stream()
                .filter(member -> !member.accepted())
                .findFirst()
                .orElseThrow();
        long userId = organization.people().get(0).id();

        assertThat(before.withTeamName(team.id(), "Renamed").teams())
                .hasSize(20)
                .contains(new SandboxTeam(team.id(), "Renamed", team.slug()));
        assertThat(before.accepted(pending.id()).teamMembers())
                .contains(
                        new SandboxTeamMember(pending.id(), pending.teamId(), pending.userId(), true, pending.role()));
        SandboxRoster after = before.withAttribute(userId, "Skills", "Java", "Singing");
        assertThat(after.attributesOf(userId))
                .filteredOn(attribute -> attribute.name().equals("Skills"))
                .extracting(SandboxAttribute::value)
                .containsExactly("Java", "Singing");
        assertThat(after.withAttribute(userId, "Skills").attributesOf(userId))
                .noneMatch(attribute -> attribute.name().equals("Skills"));
        assertThatIllegalArgumentException().isThrownBy(() -> before.withAttribute(userId, "Height", "2"));
    }
}
