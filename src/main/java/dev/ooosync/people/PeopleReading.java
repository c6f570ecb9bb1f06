package dev.ooosync.people;

import dev.ooosync.calcom.CalComClient;
import dev.ooosync.calcom.SentRow;
import dev.ooosync.failure.SyncException;
import dev.ooosync.reading.PageRequest;
import dev.ooosync.reading.PageSource;
import dev.ooosync.reading.WholeList;
import dev.ooosync.reading.WholeList.Outcome;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.staging.StagedResource;
import dev.ooosync.staging.Staging;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Reads people, memberships, teams and who is in them into staging, each with a verdict of its own. What staging holds
 * already is not read again, so a resumed run continues with the next.
 */
public final class PeopleReading {

    private final CalComClient client;
    private final SyncSettings settings;
    private final Function<JsonNode, String> payload;
    private final boolean resumed;
    private final Guard guard;

    /**
     * @param payload what may be stored of a row that cannot be used
     * @param resumed whether the run has been tried before
     */
    public PeopleReading(
            CalComClient client, SyncSettings settings, Function<JsonNode, String> payload, boolean resumed) {
        this.client = client;
        this.settings = settings;
        this.payload = payload;
        this.resumed = resumed;
        this.guard = new Guard(settings.publishing());
    }

    /**
     * Reads whatever is switched on. A resource that the credentials may not read is noted as skipped, one that does not
     * answer as documented, or not for the second time, as unproven.
     *
     * @param reading told the name of each resource that is about to be read, and the requests spent so far
     * @throws SyncException as the client does, except for those
     */
    public void read(Staging staging, BiConsumer<String, Long> reading) {
        for (Resource resource : Resource.values()) {
            if (resource.isOn(settings.resources())
                    && !staging.resources().outcomes().containsKey(resource.stored())) {
                reading.accept(resource.stored(), client.traffic().requests());
                staging.resources().append(read(resource, staging));
            }
        }
    }

    private StagedResource read(Resource resource, Staging staging) {
        long before = client.traffic().requests();
        ResourceRows rows = new ResourceRows(mapping(resource), row -> Subject.of(resource, row), payload);
        StagedResource.Outcome kind;
        Outcome outcome;
        try {
            outcome = guard.judge(resource, list(resource, staging, rows), rows);
            kind = outcome.complete() ? StagedResource.Outcome.COMPLETE : StagedResource.Outcome.UNPROVEN;
        } catch (SyncException e) {
            kind = without(e);
            outcome = new Outcome(false, String.valueOf(e.getMessage()), 0);
        }
        return new StagedResource(
                resource.stored(),
                kind,
                outcome.proof(),
                outcome.rowsRead(),
                rows.count(),
                client.traffic().requests() - before,
                rows.tables(resource.stored()),
                rows.rejects());
    }

    /**
     * What to do with a resource that cannot be read. An error that may pass ends the run, but not its resumption as well: a
     * list that Cal.com has for nobody must not keep the entries back for ever.
     */
    private StagedResource.Outcome without(SyncException failure) {
        return switch (failure.remedy()) {
            case FIX_ACCESS -> StagedResource.Outcome.SKIPPED;
            case INVESTIGATE, FIX_CONFIGURATION -> StagedResource.Outcome.UNPROVEN;
            case RUN_LATER -> {
                if (resumed) {
                    yield StagedResource.Outcome.UNPROVEN;
                }
                throw failure;
            }
            default -> throw failure;
        };
    }

    private static ResourceRows.Mapping mapping(Resource resource) {
        return switch (resource) {
            case ORG_USER -> Mappings::user;
            case ORG_MEMBERSHIP -> Mappings::membership;
            case TEAM -> Mappings::team;
            // Never taken: each team's rows come with a mapping of their own.
            case TEAM_MEMBER -> (row, rows) -> {};
        };
    }

    private Outcome list(Resource resource, Staging staging, ResourceRows rows) {
        return switch (resource) {
            case ORG_USER -> whole(page -> client.users(page.skip(), page.take()), rows);
            case ORG_MEMBERSHIP -> whole(page -> client.memberships(page.skip(), page.take()), rows);
            case TEAM -> whole(page -> client.teams(page.skip(), page.take()), rows);
            case TEAM_MEMBER -> {
                Outcome members = members(staging.resources().teams(), rows);
                boolean whole =
                        staging.resources().outcomes().get(Resource.TEAM.stored()) == StagedResource.Outcome.COMPLETE;
                yield whole ? members : new Outcome(false, "the list of teams is not complete", members.rowsRead());
            }
        };
    }

    private Outcome whole(Function<PageRequest, List<SentRow>> pages, ResourceRows rows) {
        return WholeList.read(
                source(pages), settings.reading(), settings.reading().requestBudget(), rows::add);
    }

    private Outcome members(List<Long> teams, ResourceRows rows) {
        long budget = client.traffic().requests() + settings.reading().requestBudget();
        long rowsRead = 0;
        for (long team : teams) {
            Outcome outcome = WholeList.readShort(
                    source(page -> client.teamMembers(team, page.skip(), page.take())),
                    settings.reading(),
                    budget - client.traffic().requests(),
                    row -> rows.add(
                            row,
                            (member, into) -> Mappings.teamMember(team, member, into),
                            member -> Subject.ofMember(team, member)));
            rowsRead += outcome.rowsRead();
            if (!outcome.complete()) {
                return new Outcome(false, "team " + team + ": " + outcome.proof(), rowsRead);
            }
        }
        return new Outcome(true, "the lists of all " + teams.size() + " teams are complete", rowsRead);
    }

    private PageSource source(Function<PageRequest, List<SentRow>> pages) {
        return new PageSource() {
            @Override
            public List<SentRow> fetch(PageRequest request) {
                return pages.apply(request);
            }

            @Override
            public long requests() {
                return client.traffic().requests();
            }
        };
    }
}
