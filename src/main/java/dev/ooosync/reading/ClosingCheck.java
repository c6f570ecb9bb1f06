package dev.ooosync.reading;

import dev.ooosync.calcom.CalComClient;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.reading.UserLists.State;
import dev.ooosync.reading.UserLists.UserList;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.verdict.Cause;
import dev.ooosync.verdict.ClosingCandidate;
import dev.ooosync.verdict.Confirmation;
import dev.ooosync.verdict.Confirmation.Gone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Cal.com about each entry that a complete reading lacks: its user's own listing, and the list of users where that leaves
 * a question. One that is still listed there shows that the reading was wrong.
 */
public final class ClosingCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ClosingCheck.class);

    private final CalComPages pages;
    private final SyncSettings.Reading settings;
    private final long requestsBefore;
    private final long budget;
    /** Asked for at most once; null before. */
    private @Nullable Optional<Set<Long>> knownMembers;

    /** @param budget requests that may be spent */
    public ClosingCheck(CalComClient client, SyncSettings.Reading settings, long budget) {
        this.pages = new CalComPages(client, settings);
        this.settings = settings;
        this.requestsBefore = pages.requests();
        this.budget = budget;
    }

    /**
     * Changes nothing, so that it may be done again.
     *
     * @throws SyncException as the client does: 401, or 403 for the organization's own list, end the run
     */
    public Confirmation of(List<ClosingCandidate> entries) {
        Map<Long, List<ClosingCandidate>> byUser = entries.stream()
                .collect(Collectors.groupingBy(ClosingCandidate::userId, TreeMap::new, Collectors.toList()));
        Map<Long, UserList> lists = new UserLists(pages, pages::isRefused, settings, budget).of(byUser.keySet());
        for (ClosingCandidate entry : entries) {
            if (Objects.requireNonNull(lists.get(entry.userId())).ids().contains(entry.entryId())) {
                return new Confirmation(List.of(), contradiction(entry), spent());
            }
        }
        // The list of users comes last: one that is too long for the budget takes nothing from the other questions.
        List<Gone> gone = new ArrayList<>();
        for (ClosingCandidate entry : entries) {
            State state = Objects.requireNonNull(lists.get(entry.userId())).state();
            gone.add(entry.because(cause(entry, state)));
        }
        return new Confirmation(gone, null, spent());
    }

    private Cause cause(ClosingCandidate entry, State state) {
        return switch (state) {
            case UNREAD -> Cause.UNCONFIRMED;
            case REFUSED -> hasLeft(entry.userId(), Cause.LEFT_ORG, Cause.UNCONFIRMED);
            case READ ->
                entry.doubtfulCover() == null
                        ? Cause.DELETED
                        : hasLeft(entry.doubtfulCover(), Cause.COVER_DELETED, Cause.DELETED);
        };
    }

    private Cause hasLeft(long userId, Cause ifSo, Cause ifNot) {
        if (knownMembers == null) {
            knownMembers = members(budget - spent());
        }
        return knownMembers.map(ids -> ids.contains(userId) ? ifNot : ifSo).orElse(Cause.UNCONFIRMED);
    }

    /** Nothing when a key that may read entries may not read users: what hangs on them is then left open. */
    private Optional<Set<Long>> members(long left) {
        if (left <= 0) {
            return Optional.empty();
        }
        try {
            return WholeList.ofUsers(pages, settings, left);
        } catch (SyncException e) {
            if (e.remedy() == Remedy.FIX_ACCESS) {
                LOG.warn("No one can be confirmed to have left the organization: {}", e.getMessage());
                return Optional.empty();
            }
            throw e;
        }
    }

    private static String contradiction(ClosingCandidate entry) {
        return "the reading seemed complete, but lacks entry %d, which its user %d still lists: nothing is closed"
                .formatted(entry.entryId(), entry.userId());
    }

    private long spent() {
        return pages.requests() - requestsBefore;
    }
}
