package dev.ooosync.sandbox;

import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Answers the endpoints for a caller who may ask ({@code calcom-api.md} 1 and 5). */
final class Listings {

    private final SandboxSettings settings;
    private final SandboxOrganization organization;
    private final Dice dice;
    private final RosterListings roster;
    private final Random churn;

    Listings(SandboxSettings settings, SandboxOrganization organization, Dice dice) {
        this.settings = settings;
        this.organization = organization;
        this.dice = dice;
        this.roster = new RosterListings(settings.organizationId(), organization);
        this.churn = new Random(settings.seed() + 1);
    }

    Response answer(Route route, QueryParameters sent, Misbehaviour wrong) {
        if (route.kind() == Route.Kind.ME) {
            return Envelopes.success(Rows.me(settings.organizationId()));
        }
        checkOrganization(route.organization());
        return switch (route.kind()) {
            case USERS -> users(ListQuery.page(sent, ListQuery.MAX_TAKE_OF_USERS), sent.all("emails"), wrong);
            case MEMBERSHIPS, TEAMS, TEAM_MEMBERS -> roster.answer(route, sent, wrong);
            case USER_OOO -> entriesOfUser(userId(route), ListQuery.ofEntries(sent, false), wrong);
            default -> entries(ListQuery.ofEntries(sent, true), wrong);
        };
    }

    /** The guards ask the database with the id as sent, so what is no positive int32 fails there: 500, not 400. */
    private void checkOrganization(String text) {
        if (!text.matches("0*[1-9][0-9]{0,9}") || Long.parseLong(text) > Integer.MAX_VALUE) {
            throw ApiException.database();
        }
        if (Long.parseLong(text) != settings.organizationId()) {
            throw ApiException.forbidden(
                    "IsOrgGuard - provided organization id=" + text + " does not represent any existing organization.");
        }
    }

    private long userId(Route route) {
        long userId = route.number();
        if (organization.snapshot(0).member(userId) == null) {
            throw ApiException.forbidden("IsUserInOrg - user with id=" + userId
                    + " is not part of the organization with id=" + settings.organizationId() + ".");
        }
        return userId;
    }

    private Response entries(ListQuery asked, Misbehaviour wrong) {
        change();
        Snapshot list = organization.snapshot(wrong.count(FaultKind.LAG, 0));
        if (asked.email() != null) {
            SandboxPerson person = list.member(asked.email());
            list = list.ofUser(person == null ? 0 : person.id());
        }
        return page(list, asked, wrong);
    }

    private Response entriesOfUser(long userId, ListQuery asked, Misbehaviour wrong) {
        Snapshot list = organization.snapshot(wrong.count(FaultKind.LAG, 0));
        return page(list.ofUser(userId), asked, wrong);
    }

    private Response page(Snapshot list, ListQuery asked, Misbehaviour wrong) {
        ListQuery query = wrong.granted(asked);
        List<SandboxEntry> page = list.page(query.order(), query.skip(), query.take(), tieBreaker(query));
        return Envelopes.success(wrong.cut(page, query.skip(), list.size()).stream()
                .map(entry -> wrong.spoiled(Rows.row(entry)))
                .toList());
    }

    /** Ties come differently with each page, shuffled rows the same with all. */
    private Comparator<SandboxEntry> tieBreaker(ListQuery query) {
        return query.order() == Order.SHUFFLED
                ? Comparator.comparingLong(entry -> dice.bits("shuffle", entry.id()))
                : Comparator.comparingLong(entry -> dice.bits("tie", query.skip(), query.take(), entry.id()));
    }

    private Response users(ListQuery asked, List<String> emails, Misbehaviour wrong) {
        List<SandboxPerson> people = organization.people().stream()
                .filter(person -> emails.isEmpty() || emails.contains(person.email()))
                .toList();
        return Envelopes.success(wrong.page(people, asked).stream()
                .map(person -> wrong.spoiled(Rows.row(person, settings.organizationId())))
                .toList());
    }

    /** The churn under a reader: on average so many changes per request, in an order that the seed decides. */
    private void change() {
        synchronized (churn) {
            double due = settings.changesPerRequest();
            long changes = (long) due + (churn.nextDouble() < due - (long) due ? 1 : 0);
            for (long i = 0; i < changes; i++) {
                organization.change(churn);
            }
        }
    }
}
