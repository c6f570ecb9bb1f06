package dev.ooosync.reading;

import dev.ooosync.calcom.SentRow;
import dev.ooosync.settings.SyncSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a list that fits into memory to its proven end, one page at a time, by anchored paging. */
public final class WholeList {

    private WholeList() {}

    /**
     * The ids of all rows.
     *
     * @param budget requests that may be spent
     * @return nothing when the list could not be proven complete
     * @throws RuntimeException as the source does
     */
    public static Optional<Set<Long>> ids(PageSource source, int pageSize, long budget) {
        long before = source.requests();
        AnchoredReading reading = new AnchoredReading(settings(pageSize), null);
        Set<Long> ids = new HashSet<>();
        while (!reading.finished()) {
            if (source.requests() - before >= budget) {
                return Optional.empty();
            }
            List<@Nullable Long> page = new ArrayList<>();
            source.fetch(reading.wanted().get(0)).stream().map(SentRow::id).forEach(page::add);
            reading.accept(page, 0);
            page.forEach(id -> {
                if (id != null) {
                    ids.add(id);
                }
            });
        }
        return reading.verdict().completeness() == Completeness.COMPLETE ? Optional.of(ids) : Optional.empty();
    }

    private static SyncSettings.Reading settings(int pageSize) {
        return new SyncSettings.Reading(pageSize, 1, Integer.MAX_VALUE, Duration.ZERO, null, null, null, null);
    }
}
