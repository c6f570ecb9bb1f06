package dev.ooosync.job;

import dev.ooosync.reading.Watermark;
import dev.ooosync.staging.RejectedRow;
import dev.ooosync.staging.StagedEntry;
import dev.ooosync.staging.StagedWatermark;
import dev.ooosync.staging.Staging;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes a chunk into staging together with the watermark of its last row. Staging commits before the run store does, so
 * a kill between the two leaves the run store behind, and never a position whose rows are gone.
 */
final class StagingWriter implements ItemWriter<ProcessedEntry> {

    private final Staging staging;
    private final String runId;
    private final Progress progress;
    private long rows;

    StagingWriter(Staging staging, String runId, long rowsStaged, Progress progress) {
        this.staging = staging;
        this.runId = runId;
        this.rows = rowsStaged;
        this.progress = progress;
    }

    @Override
    public void write(Chunk<? extends ProcessedEntry> chunk) {
        Watermark watermark = chunk.getItems().get(chunk.size() - 1).watermark();
        staging.append(
                runId,
                present(chunk.getItems().stream().map(ProcessedEntry::entry), StagedEntry.class),
                present(chunk.getItems().stream().map(ProcessedEntry::reject), RejectedRow.class),
                new StagedWatermark(
                        watermark.sweep().name(),
                        watermark.position(),
                        watermark.anchor(),
                        watermark.doubt(),
                        watermark.requests()));
        rows += chunk.size();
        progress.read(rows, watermark.requests());
    }

    private static <T> List<T> present(Stream<@Nullable T> values, Class<T> type) {
        return values.filter(Objects::nonNull).map(type::cast).toList();
    }
}
