package dev.ooosync.people;

import dev.ooosync.calcom.SentFields;
import dev.ooosync.calcom.UnusableFieldException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is stored of each resource's rows ({@code calcom-api.md} 5.1, 5.3, 5.4). */
final class Mappings {

    /** Characters of an id that is text: PostgreSQL's index takes rows of at most 2,704 bytes. */
    private static final int LONGEST_KEY = 250;

    private static final int LONGEST_SCALE = 1000;

    private Mappings() {}

    static void user(SentFields user, ResourceRows rows) throws UnusableFieldException {
        long id = user.id("id");
        String name = user.text("name");
        String email = user.text("email");
        String username = user.text("username");
        String sentZone = user.text("timeZone");
        String zone = Zones.known(sentZone);
        rows.put(
                "org_user",
                List.of(id),
                id,
                called(id, name, username, email),
                name,
                email,
                username,
                sentZone,
                zone == null ? "UTC" : zone,
                user.optionalTime("createdDate"));
    }

    static void membership(SentFields membership, ResourceRows rows) throws UnusableFieldException {
        long user = membership.id("userId");
        String role = membership.text("role");
        boolean accepted = membership.flag("accepted");
        Map<List<String>, Object[]> attributes = new LinkedHashMap<>();
        for (SentFields attribute : membership.elements("attributes")) {
            List<SentFields> options = attribute.elements("options");
            for (SentFields option : options.isEmpty() ? List.of(attribute) : options) {
                attribute(user, attribute, option, attributes);
            }
        }
        rows.put("org_membership", List.of(user), user, role, accepted);
        rows.putAll("user_attribute", List.of(user), attributes.values());
    }

    /** @param option one of several, or the attribute itself, which then holds its only one */
    private static void attribute(
            long user, SentFields attribute, SentFields option, Map<List<String>, Object[]> attributes)
            throws UnusableFieldException {
        Optional<BigDecimal> number = option.number("option");
        String text = number.isPresent() ? digits(number.get()) : option.text("option");
        if (text == null) {
            return;
        }
        String type = attribute.text("type");
        String optionId = key(option, "optionId");
        if (Invisible.isBlank(text) && (optionId == null || "text".equals(type))) {
            return; // nothing has been filled in
        }
        String id = key(attribute, "id");
        if (id == null) {
            throw new UnusableFieldException("id", "missing");
        }
        String name = attribute.text("name");
        String key = optionId == null ? keyOf(text) : optionId;
        attributes.put(List.of(id, key), new @Nullable Object[] {
            user,
            id,
            key,
            Invisible.isBlank(name) ? id : name,
            type,
            Invisible.isBlank(text) ? key : text,
            number.map(BigDecimal::doubleValue).filter(Double::isFinite).orElse(null)
        });
    }

    /** In plain digits, unless that would fill the memory: 1e999999999 is a number as well. */
    private static String digits(BigDecimal number) {
        return Math.abs((long) number.scale()) > LONGEST_SCALE ? number.toString() : number.toPlainString();
    }

    /** An option without an id is known by its text, which may be longer than a key. */
    private static String keyOf(String text) {
        return text.length() <= LONGEST_KEY
                ? text
                : UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    static void team(SentFields team, ResourceRows rows) throws UnusableFieldException {
        long id = team.id("id");
        String name = team.text("name");
        rows.put("team", List.of(id), id, Invisible.isBlank(name) ? "team " + id : name, team.text("slug"));
    }

    /** @param team the one that was asked for */
    static void teamMember(long team, SentFields member, ResourceRows rows) throws UnusableFieldException {
        long sent = member.id("teamId");
        if (sent != team) {
            throw new UnusableFieldException("teamId", "expected " + team + ", which was asked for, found " + sent);
        }
        long user = member.id("userId");
        rows.put("team_member", List.of(team, user), team, user, member.text("role"), member.flag("accepted"));
    }

    private static String called(long id, @Nullable String... names) {
        return Stream.of(names)
                .filter(name -> !Invisible.isBlank(name))
                .map(String::strip)
                .findFirst()
                .orElse("user " + id);
    }

    private static @Nullable String key(SentFields fields, String field) throws UnusableFieldException {
        String text = fields.text(field);
        if (text != null && text.length() > LONGEST_KEY) {
            throw new UnusableFieldException(field, "longer than " + LONGEST_KEY + " characters");
        }
        return text;
    }
}
