package dev.ooosync.sandbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Memberships, teams and their members as rows of {@code data} ({@code calcom-api.md} 5.3 and 5.4). */
final class RosterRows {

    private RosterRows() {}

    static ObjectNode row(
            SandboxMembership membership, SandboxPerson person, List<SandboxAttribute> attributes, int organizationId) {
        ObjectNode row = Envelopes.object()
                .put("id", membership.id())
                .put("userId", membership.userId())
                .put("teamId", organizationId)
                .put("accepted", membership.accepted())
                .put("role", membership.role().name())
                .put("disableImpersonation", false);
        row.set("user", user(person));
        Map<String, List<SandboxAttribute>> byAttribute = new LinkedHashMap<>();
        attributes.forEach(each -> byAttribute
                .computeIfAbsent(each.attributeId(), id -> new ArrayList<>())
                .add(each));
        ArrayNode sent = row.putArray("attributes");
        byAttribute.values().forEach(options -> sent.add(attribute(options)));
        return row;
    }

    static ObjectNode row(SandboxTeamMember member, SandboxPerson person) {
        ObjectNode row = Envelopes.object()
                .put("id", member.id())
                .put("userId", member.userId())
                .put("teamId", member.teamId())
                .put("accepted", member.accepted())
                .put("role", member.role().name())
                .put("disableImpersonation", false);
        row.set("user", user(person));
        return row;
    }

    static ObjectNode row(SandboxTeam team, int organizationId) {
        ObjectNode row = Envelopes.object()
                .put("id", team.id())
                .put("parentId", organizationId)
                .put("name", team.name())
                .put("slug", team.slug())
                .putNull("logoUrl")
                .putNull("calVideoLogo")
                .putNull("appLogo")
                .putNull("appIconLogo")
                .putNull("bio")
                .put("hideBranding", false)
                .put("isOrganization", false)
                .put("isPrivate", false)
                .put("hideBookATeamMember", false);
        row.putObject("metadata");
        return row.putNull("theme")
                .putNull("brandColor")
                .putNull("darkBrandColor")
                .putNull("bannerUrl")
                .putNull("timeFormat")
                .put("timeZone", "Europe/London")
                .put("weekStart", "Sunday");
    }

    /** Metadata is left out when it is empty. */
    private static ObjectNode user(SandboxPerson person) {
        ObjectNode user = Envelopes.object()
                .put("email", person.email())
                .put("name", person.name())
                .put("username", person.username())
                .putNull("avatarUrl")
                .putNull("bio");
        if (person.id() % 5 == 0) {
            user.putObject("metadata").put("employeeId", "E-" + person.id());
        }
        return user;
    }

    /** @param options of one attribute, at least one */
    private static ObjectNode attribute(List<SandboxAttribute> options) {
        SandboxAttribute first = options.get(0);
        ObjectNode row = Envelopes.object()
                .put("id", first.attributeId())
                .put("name", first.name())
                .put("type", first.type().text());
        switch (first.type()) {
            case NUMBER -> row.put("option", new BigDecimal(first.value())).put("optionId", first.optionId());
            case MULTI_SELECT -> {
                ArrayNode all = row.putArray("options");
                options.forEach(option ->
                        all.addObject().put("optionId", option.optionId()).put("option", option.value()));
            }
            default -> row.put("option", first.value()).put("optionId", first.optionId());
        }
        return row;
    }
}
