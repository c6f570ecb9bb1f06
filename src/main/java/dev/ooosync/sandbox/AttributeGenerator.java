package dev.ooosync.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invents what is known of people: where they work, sit, and what they can. */
final class AttributeGenerator {

    private static final List<String> DEPARTMENTS =
            List.of("R&D", "Sales", "Finance", "Human Resources", "Customer Success", "Marketing", "Legal", "IT");
    private static final List<String> SKILLS =
            List.of("Java", "SQL", "Python", "French", "Deutsch", "First aid", "C++", "Negotiation");

    private final Random random;

    AttributeGenerator(Random random) {
        this.random = random;
    }

    /** One in twelve has none; a desk is a text that looks like a number. */
    List<SandboxAttribute> attributes(List<SandboxPerson> people) {
        List<SandboxAttribute> all = new ArrayList<>();
        for (SandboxPerson person : people) {
            if (random.nextInt(12) > 0) {
                add(all, person.id());
            }
        }
        return List.copyOf(all);
    }

    private void add(List<SandboxAttribute> all, long userId) {
        int floor = random.nextInt(8) - 1;
        if (random.nextInt(10) > 0) {
            String department = DEPARTMENTS.get(random.nextInt(DEPARTMENTS.size()));
            all.add(SandboxAttribute.of(userId, "Department", SandboxAttribute.Type.SINGLE_SELECT, department));
        }
        if (random.nextInt(10) < 7) {
            String number = random.nextInt(15) == 0 ? floor + ".5" : String.valueOf(floor);
            all.add(SandboxAttribute.of(userId, "Floor", SandboxAttribute.Type.NUMBER, number));
        }
        if (random.nextInt(10) < 4) {
            String desk = floor + "." + (10 + random.nextInt(90));
            all.add(SandboxAttribute.of(userId, "Desk", SandboxAttribute.Type.TEXT, desk));
        }
        for (String skill : SKILLS) {
            if (random.nextInt(6) == 0) {
                all.add(SandboxAttribute.of(userId, "Skills", SandboxAttribute.Type.MULTI_SELECT, skill));
            }
        }
    }
}
