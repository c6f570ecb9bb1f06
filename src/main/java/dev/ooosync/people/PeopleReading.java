package dev.ooosync.people;

import dev.ooosync.calcom.CalComClient;
import dev.ooosync.calcom.SentRow;
import dev.ooosync.failure.SyncException;
import dev.ooosync.reading.PageRequest;
import dev.ooosync.reading.PageSource;
import dev.ooosync.reading.ShortLists;
import dev.ooosync.reading.WholeList;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.staging.StagedResource;
import dev.ooosync.staging.Staging;
import dev.ooosync.verdict.Verdict;
import java.util.List;
import java.util.Objects;
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
                    && !staging.resources().verdicts().containsKey(resource.stored())) {
                reading.accept(resource.stored(), client.traffic().requests());
                staging.resources().append(read(resource, staging));
            }
        }
    }

    private StagedResource read(Resource resource, Staging staging) {
        long before = client.traffic().requests();
        ResourceRows rows = new ResourceRows(mapping(resource), row -> Subject.of(resource, row), payload);
        Verdict verdict;
        try {
            verdict = guard.judge(resource, list(resource, staging, rows), rows);
        } catch (SyncException e) {
            verdict = verdictOf(e);
        }
        return new StagedResource(
                resource.stored(),
                verdict,
                rows.rowsRead(),
                rows.count(),
                client.traffic().requests() - before,
                rows.tables(resource.stored()),
                rows.rejects());
    }

    /**
     * The verdict on a resource that cannot be read. An error that may pass ends the run, but not its resumption as well: a
     * list that fails for everyone must not keep the entries back for ever.
     */
    private Verdict verdictOf(SyncException failure) {
        String reason = String.valueOf(failure.getMessage());
        return switch (failure.remedy()) {
            case FIX_ACCESS -> Verdict.skipped(reason);
            case INVESTIGATE, FIX_CONFIGURATION -> Verdict.unproven(reason);
            case RUN_LATER -> {
                if (resumed) {
                    yield Verdict.unproven(reason);
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

    private Verdict list(Resource resource, Staging staging, ResourceRows rows) {
        return switch (resource) {
            case ORG_USER -> whole(page -> client.users(page.skip(), page.take()), rows);
            case ORG_MEMBERSHIP -> whole(page -> client.memberships(page.skip(), page.take()), rows);
            case TEAM -> whole(page -> client.teams(page.skip(), page.take()), rows);
            case TEAM_MEMBER -> {
                Verdict members = members(staging.resources().teams(), rows);
                boolean whole = staging.resources().verdicts().get(Resource.TEAM.stored()) == Verdict.Kind.COMPLETE;
                yield whole ? members : Verdict.unproven("the list of teams is not complete");
            }
        };
    }

    private Verdict whole(Function<PageRequest, List<SentRow>> pages, ResourceRows rows) {
        return WholeList.read(
                source(pages), settings.reading(), settings.reading().requestBudget(), rows::add);
    }

    private Verdict members(List<Long> teams, ResourceRows rows) {
        long lastRequest = client.traffic().requests() + settings.reading().requestBudget();
        ShortLists lists = new ShortLists(settings.reading(), teams);
        while (!lists.wanted().isEmpty()) {
            if (client.traffic().requests() >= lastRequest) {
                return Verdict.unproven("reading.request-budget was used up before the end of all lists");
            }
            PageRequest request = lists.wanted().get(0);
            long team = Objects.requireNonNull(request.owner());
            List<SentRow> page = client.teamMembers(team, request.skip(), request.take());
            lists.accept(request, page)
                    .forEach(row -> rows.add(
                            row,
                            (member, into) -> Mappings.teamMember(team, member, into),
                            member -> Subject.ofMember(team, member)));
        }
        return lists.complete()
                ? Verdict.complete("the lists of all " + teams.size() + " teams are complete")
                : Verdict.unproven("team members: " + lists.unprovenReason());
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
