package dev.ooosync.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Invents the teams of an organization, and who is in them. */
final class TeamGenerator {

    private static final int PEOPLE_PER_TEAM = 12;
    private static final List<String> NAMES = List.of(
            "Platform",
            "Payments",
            "Customer Success",
            "R&D",
            "Data",
            "Design",
            "Équipe Mobile",
            "People, Culture",
            "Security",
            "Sales EMEA",
            "Sales Americas",
            "Finance",
            "Site Reliability",
            "Growth",
            "Legal",
            "Quality");
    private static final List<String> PLACES =
            List.of("Berlin", "London", "New York", "São Paulo", "Bengaluru", "Tokyo", "Sydney", "Nairobi");
    /** In how many teams people are, by weight. */
    private static final List<Integer> TEAMS_OF_ONE = List.of(0, 1, 1, 1, 1, 1, 1, 2, 2, 3);

    private final Random random;

    TeamGenerator(Random random) {
        this.random = random;
    }

    /** A team for a dozen people, two at least; ids increase, with gaps. */
    List<SandboxTeam> teams(int people) {
        List<SandboxTeam> teams = new ArrayList<>();
        long id = 60;
        for (int i = 0; i < Math.max(2, people / PEOPLE_PER_TEAM); i++) {
            id += 1 + random.nextInt(3);
            String name = name(i);
            teams.add(new SandboxTeam(id, name, PeopleGenerator.ascii(name.replace(' ', '-'))));
        }
        return List.copyOf(teams);
    }

    /** The teams of people in the organization, a few invitations among them, and of those invited to it. */
    List<SandboxTeamMember> members(
            List<SandboxPerson> people, List<SandboxPerson> invited, List<SandboxTeam> teams, long lastId) {
        List<SandboxTeamMember> members = new ArrayList<>();
        long id = lastId;
        for (SandboxPerson person : people) {
            for (long team : some(teams, TEAMS_OF_ONE.get(random.nextInt(TEAMS_OF_ONE.size())))) {
                id += 1 + random.nextInt(2);
                members.add(new SandboxTeamMember(id, team, person.id(), random.nextInt(30) > 0, role()));
            }
        }
        for (SandboxPerson person : invited) {
            for (long team : some(teams, 1)) {
                id++;
                members.add(new SandboxTeamMember(id, team, person.id(), false, SandboxRole.MEMBER));
            }
        }
        return List.copyOf(members);
    }

    private Set<Long> some(List<SandboxTeam> teams, int wanted) {
        Set<Long> some = new LinkedHashSet<>();
        while (some.size() < Math.min(wanted, teams.size())) {
            some.add(teams.get(random.nextInt(teams.size())).id());
        }
        return some;
    }

    private SandboxRole role() {
        int roll = random.nextInt(12);
        return roll == 0 ? SandboxRole.OWNER : roll == 1 ? SandboxRole.ADMIN : SandboxRole.MEMBER;
    }

    private static String name(int i) {
        String base = NAMES.get(i % NAMES.size());
        int round = i / NAMES.size();
        if (round == 0) {
            return base;
        }
        String place = PLACES.get((round - 1) % PLACES.size());
        return round <= PLACES.size() ? base + " " + place : base + " " + place + " " + round;
    }
}
