package dev.ooosync.job;

import dev.ooosync.calcom.SentFields;
import dev.ooosync.calcom.SentTime;
import dev.ooosync.calcom.SentTimes;
import dev.ooosync.calcom.UnusableFieldException;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.reading.ReadEntry;
import dev.ooosync.settings.SyncSettings.Privacy;
import dev.ooosync.staging.RejectedRow;
import dev.ooosync.staging.StagedEntry;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import tools.jackson.databind.JsonNode;

/**
 * Turns an entry as sent into a row of the warehouse. Days are those that were written, and never shifted
 * ({@code calcom-api.md} 4.3). A row that cannot be used is rejected with the reason, not dropped.
 */
final class EntryProcessor implements ItemProcessor<ReadEntry, ProcessedEntry> {

    private final PrivacyFilter privacy;
    private final ContentHash hash;
    private final SentTimes times = new SentTimes();
    private final @Nullable Long scopeUserId;
    private final ReadingLog log;

    EntryProcessor(Privacy privacy, @Nullable Long scopeUserId, ReadingLog log) {
        this.log = log;
        this.privacy = new PrivacyFilter(privacy);
        this.hash = new ContentHash(privacy);
        this.scopeUserId = scopeUserId;
    }

    @Override
    public ProcessedEntry process(ReadEntry item) {
        JsonNode json = item.entry().json();
        log.saw(json);
        try {
            return new ProcessedEntry(stagedEntry(new SentFields(json, times)), null, item.watermark());
        } catch (UnusableFieldException e) {
            RejectedRow reject = new RejectedRow(item.entry().id(), e.reason(), privacy.payload(json));
            return new ProcessedEntry(null, reject, item.watermark());
        }
    }

    private StagedEntry stagedEntry(SentFields fields) throws UnusableFieldException {
        long id = fields.id("id");
        String uuid = fields.text("uuid");
        long userId = fields.id("userId");
        requireScope(userId);
        Long toUserId = fields.optionalId("toUserId");
        SentTime start = fields.time("start");
        SentTime end = fields.time("end");
        String reason = privacy.reason(fields.text("reason"));
        String notes = privacy.notes(fields.text("notes"));
        long days = ChronoUnit.DAYS.between(start.day(), end.day()) + 1;
        return new StagedEntry(
                id,
                uuid,
                userId,
                toUserId,
                start.day(),
                end.day(),
                (int) Math.max(days, 0),
                reason,
                notes,
                start.utc(),
                end.utc(),
                hash.of(uuid, userId, toUserId, start, end, reason, notes),
                privacy.payload(fields.json()));
    }

    private void requireScope(long userId) {
        if (scopeUserId != null && scopeUserId != userId) {
            throw new SyncException(
                    Remedy.INVESTIGATE,
                    "Cal.com listed an entry of user " + userId + " although only those of user " + scopeUserId
                            + " were asked for: it ignores the filter reading.email. Nothing was published.");
        }
    }
}
