package dev.ooosync.sandbox;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Invents the people of an organization. */
final class PeopleGenerator {

    private static final List<String> FIRST =
            List.of(("Ada Bruno Chloé Dmitri Elif Farid Grace Hana Igor Jamila Kofi Léa Mateo Nadia Oluwaseun "
                            + "Priya Quentin Rosa Søren Tomoko Uma Viktor Wanjiru Xin Yusuf Zoë")
                    .split(" "));
    private static final List<String> LAST =
            List.of(("Almeida Becker Carter Dubois Eriksen Fischer García Haddad Ivanova Johnson Kowalski "
                            + "Lindqvist Müller Nguyen O'Brien Patel Quispe Rossi Suzuki Tanaka Usman Vermeulen Wang "
                            + "Yılmaz Zhang")
                    .split(" "));
    /** Repeated by weight: most people sit in a few places, and the far ends of the world are there too. */
    private static final List<String> ZONES =
            List.of(("Europe/Berlin Europe/Berlin Europe/Berlin Europe/London Europe/London America/New_York "
                            + "America/New_York America/Los_Angeles America/Sao_Paulo Asia/Kolkata Asia/Kolkata "
                            + "Asia/Tokyo Australia/Sydney Africa/Nairobi Asia/Kathmandu Pacific/Kiritimati "
                            + "Pacific/Pago_Pago UTC")
                    .split(" "));

    /** Days that begin first and last, offsets of half and quarter hours, a jump of two hours, a winter time in summer. */
    private static final List<String> EXTREMES =
            List.of(("Pacific/Kiritimati Pacific/Niue Asia/Kathmandu Pacific/Chatham Australia/Lord_Howe "
                            + "America/St_Johns Antarctica/Troll Africa/Casablanca")
                    .split(" "));

    private final Random random;

    PeopleGenerator(Random random) {
        this.random = random;
    }

    /**
     * Ids increase, with gaps; e-mails are unique, and some hold a plus sign. A few have no name, no username, neither of
     * them, or a zone that nobody knows.
     */
    List<SandboxPerson> people(int count, LocalDate around) {
        List<SandboxPerson> people = new ArrayList<>(count);
        Set<String> taken = new HashSet<>();
        long id = 4000;
        for (int i = 0; i < count; i++) {
            id += 1 + random.nextInt(4);
            String first = FIRST.get(random.nextInt(FIRST.size()));
            String last = LAST.get(random.nextInt(LAST.size()));
            String username = ascii(first) + "." + ascii(last);
            username = taken.add(username) ? username : username + id;
            String email = username + (i % 40 == 17 ? "+cal" : "") + "@example.com";
            String zone = ZONES.get(random.nextInt(ZONES.size()));
            LocalDate joined = around.minusDays(300 + random.nextInt(1200));
            people.add(new SandboxPerson(
                    id,
                    i % 50 == 9 || i % 100 == 77 ? null : username,
                    i % 50 == 27 ? null : first + " " + last,
                    email,
                    zone(i, zone),
                    joined.atTime(LocalTime.of(9, 29, 41)).toInstant(ZoneOffset.UTC)));
        }
        return people;
    }

    private static String zone(int i, String usual) {
        if (i % 60 == 31) {
            return "Mars/Base";
        }
        return i % 15 == 11 ? EXTREMES.get(i / 15 % EXTREMES.size()) : usual;
    }

    /** Lower-case letters without accents, digits and hyphens. */
    static String ascii(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9-]", "");
    }
}
