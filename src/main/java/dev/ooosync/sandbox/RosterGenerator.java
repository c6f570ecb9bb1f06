package dev.ooosync.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Invents the memberships, teams and attributes of an organization's people. */
final class RosterGenerator {

    private static final int PEOPLE_PER_INVITATION = 50;

    private final Random random;

    /** @param random not that of the entries: those of a seed stay as they are, whatever is invented here */
    RosterGenerator(Random random) {
        this.random = random;
    }

    SandboxRoster roster(List<SandboxPerson> people) {
        List<SandboxPerson> invited = invited(people);
        List<SandboxMembership> memberships = memberships(people, invited);
        long lastId = memberships.get(memberships.size() - 1).id();
        TeamGenerator generator = new TeamGenerator(random);
        List<SandboxTeam> teams = generator.teams(people.size());
        return new SandboxRoster(
                invited,
                memberships,
                teams,
                generator.members(people, invited, teams, lastId),
                new AttributeGenerator(random).attributes(people));
    }

    /** An invited person has neither name nor username yet, and the zone that Cal.com gives. */
    private static List<SandboxPerson> invited(List<SandboxPerson> people) {
        SandboxPerson last = people.get(people.size() - 1);
        List<SandboxPerson> invited = new ArrayList<>();
        for (int i = 0; i <= people.size() / PEOPLE_PER_INVITATION; i++) {
            long id = last.id() + 1 + 2L * i;
            String email = "invited." + id + "@example.com";
            invited.add(new SandboxPerson(id, null, null, email, "Europe/London", last.created()));
        }
        return List.copyOf(invited);
    }

    /** By id, which is another order than that of the users. One in sixty with a profile has not accepted yet. */
    private List<SandboxMembership> memberships(List<SandboxPerson> people, List<SandboxPerson> invited) {
        List<Long> users = new ArrayList<>();
        people.forEach(person -> users.add(person.id()));
        invited.forEach(person -> users.add(person.id()));
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < users.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        List<SandboxMembership> memberships = new ArrayList<>();
        long id = 500;
        for (int i : order) {
            id += 1 + random.nextInt(3);
            boolean accepted = i < people.size() && i % 60 != 41;
            memberships.add(new SandboxMembership(id, users.get(i), accepted, role(i)));
        }
        return List.copyOf(memberships);
    }

    private static SandboxRole role(int i) {
        return i == 0 ? SandboxRole.OWNER : i % 25 == 3 ? SandboxRole.ADMIN : SandboxRole.MEMBER;
    }
}
