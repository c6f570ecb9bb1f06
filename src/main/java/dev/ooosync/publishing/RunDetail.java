package dev.ooosync.publishing;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run went, for the ledger.
 *
 * @param retries requests that repeated a failed one
 * @param blocks requests refused with 429
 * @param waitedSeconds spent waiting between requests, summed over those under way
 * @param unknownFields names of fields of entries that this version does not know, sorted
 * @param steps those that ended before publishing, and publishing itself, which has only begun
 */
public record RunDetail(long retries, long blocks, long waitedSeconds, List<String> unknownFields, List<Step> steps) {

    /** Of a run of which nothing is known. */
    public static final RunDetail NONE = new RunDetail(0, 0, 0, List.of(), List.of());

    /**
     * When a step began and ended.
     *
     * @param attempts how often it was begun
     * @param startedAt when its first attempt began (UTC)
     * @param finishedAt when its last attempt ended (UTC); null for the one that is under way
     */
    public record Step(
            String name,
            int attempts,
            LocalDateTime startedAt,
            @Nullable LocalDateTime finishedAt) {

        LocalDateTime end(LocalDateTime now) {
            if (finishedAt != null) {
                return finishedAt;
            }
            return now.isBefore(startedAt) ? startedAt : now;
        }
    }
}
