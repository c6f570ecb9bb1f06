package dev.ooosync.job;

import dev.ooosync.calcom.Traffic;
import dev.ooosync.publishing.RunDetail;
import dev.ooosync.publishing.RunDetail.Step;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;
import tools.jackson.databind.JsonNode;

/** Counts what a reading met with, and keeps it in the step's context, so that a resumed run knows of it. */
final class ReadingLog implements ItemStream {

    /** Of an entry as documented ({@code calcom-api.md} 1.2). */
    private static final Set<String> KNOWN =
            Set.of("id", "uuid", "userId", "toUserId", "start", "end", "notes", "reason");

    private static final int MOST_NAMES = 20;
    private static final int LONGEST_NAME = 40;
    private static final String RETRIES = "reading.retries";
    private static final String BLOCKS = "reading.blocks";
    private static final String WAITED = "reading.waited-ms";
    private static final String UNKNOWN = "reading.unknown-fields";

    private final Supplier<Traffic> traffic;
    private final Set<String> unknown = new TreeSet<>();
    private long retriesBefore;
    private long blocksBefore;
    private long waitedBefore;
    /** What this process had asked when the context was last written. */
    private Traffic kept = new Traffic(0, 0, 0, Duration.ZERO);

    /** @param traffic what this process has asked of Cal.com so far */
    ReadingLog(Supplier<Traffic> traffic) {
        this.traffic = traffic;
    }

    @Override
    public void open(ExecutionContext context) {
        retriesBefore = context.getLong(RETRIES, 0);
        blocksBefore = context.getLong(BLOCKS, 0);
        waitedBefore = context.getLong(WAITED, 0);
        unknown.addAll(names(context));
    }

    /** Looks for fields that nobody knows. */
    void saw(JsonNode row) {
        if (unknown.size() < MOST_NAMES) {
            // No stream: this runs for each row.
            for (String name : row.propertyNames()) {
                if (!KNOWN.contains(name)) {
                    unknown.add(printable(name));
                }
            }
        }
    }

    /** A name from outside, which goes to screens and into a list. */
    private static String printable(String name) {
        String plain = name.replaceAll("[^\\w.:-]", "?");
        return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    }

    @Override
    public void update(ExecutionContext context) {
        Traffic now = traffic.get();
        kept = now;
        context.putLong(RETRIES, retriesBefore + now.retries());
        context.putLong(BLOCKS, blocksBefore + now.refused());
        context.putLong(WAITED, waitedBefore + now.waited().toMillis());
        context.putString(UNKNOWN, String.join(",", unknown));
    }

    /** What the context of the read step tells, and what this process has asked since. */
    RunDetail detail(ExecutionContext context, List<Step> steps) {
        Traffic now = traffic.get();
        return new RunDetail(
                context.getLong(RETRIES, 0) + now.retries() - kept.retries(),
                context.getLong(BLOCKS, 0) + now.refused() - kept.refused(),
                (context.getLong(WAITED, 0) + now.waited().minus(kept.waited()).toMillis()) / 1000,
                names(context),
                steps);
    }

    private static List<String> names(ExecutionContext context) {
        return Arrays.stream(context.getString(UNKNOWN, "").split(","))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
