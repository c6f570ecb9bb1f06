package dev.ooosync.people;

import dev.ooosync.calcom.SentFields;
import dev.ooosync.calcom.UnusableFieldException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is stored of each resource's rows ({@code calcom-api.md} 5.1, 5.3, 5.4). */
final class Mappings {

    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private Mappings() {}

    static void user(SentFields user, ResourceRows rows) throws UnusableFieldException {
        long id = user.id("id");
        String name = user.text("name");
        String email = user.text("email");
        String username = user.text("username");
        String zone = user.text("timeZone");
        rows.put(
                "org_user",
                List.of(id),
                id,
                called(id, name, username, email),
                name,
                email,
                username,
                zone,
                zone != null && ZONES.contains(zone) ? zone : "UTC",
                user.optionalTime("createdDate"));
    }

    static void membership(SentFields membership, ResourceRows rows) throws UnusableFieldException {
        long user = membership.id("userId");
        String role = membership.text("role");
        boolean accepted = membership.flag("accepted");
        List<SentFields> attributes = membership.elements("attributes");
        for (SentFields attribute : attributes) {
            List<SentFields> options = attribute.elements("options");
            for (SentFields option : options.isEmpty() ? List.of(attribute) : options) {
                attribute(user, attribute, option, rows);
            }
        }
        rows.put("org_membership", List.of(user), user, role, accepted);
    }

    /** @param option one of several, or the attribute itself, which then holds its only one */
    private static void attribute(long user, SentFields attribute, SentFields option, ResourceRows rows)
            throws UnusableFieldException {
        Optional<BigDecimal> number = option.number("option");
        String text = number.isPresent() ? number.get().toPlainString() : option.text("option");
        if (text == null) {
            return;
        }
        String id = required(attribute, "id");
        String name = attribute.text("name");
        String optionId = option.text("optionId");
        String key = optionId == null ? text : optionId;
        rows.put(
                "user_attribute",
                List.of(user, id, key),
                user,
                id,
                key,
                name == null ? id : name,
                attribute.text("type"),
                text,
                number.map(BigDecimal::doubleValue).filter(Double::isFinite).orElse(null));
    }

    static void team(SentFields team, ResourceRows rows) throws UnusableFieldException {
        long id = team.id("id");
        String name = team.text("name");
        rows.put("team", List.of(id), id, name == null || name.isBlank() ? "team " + id : name, team.text("slug"));
    }

    static void teamMember(long team, SentFields member, ResourceRows rows) throws UnusableFieldException {
        long user = member.id("userId");
        rows.put("team_member", List.of(team, user), team, user, member.text("role"), member.flag("accepted"));
    }

    private static String called(long id, @Nullable String... names) {
        return Stream.of(names)
                .filter(name -> name != null && !name.isBlank())
                .map(String::strip)
                .findFirst()
                .orElse("user " + id);
    }

    private static String required(SentFields fields, String field) throws UnusableFieldException {
        String text = fields.text(field);
        if (text == null) {
            throw new UnusableFieldException(field, "missing");
        }
        return text;
    }
}
