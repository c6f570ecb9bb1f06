package dev.ooosync.warehouse;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the published file is one that DuckDB can open. */
final class PublishedFile {

    /** What to do about a damaged one. */
    static final String ADVICE =
            "Put a good file in its place, or go back to the newest generation (rollback JOB, then rollback JOB"
                    + " --release), or remove it: then the next run loads everything anew, without history.";

    private PublishedFile() {}

    /** Opens the published file, if there is one, and closes it again; takes away what is in the way of a publish. */
    static void refuseUnreadable(SyncSettings.Warehouse settings) {
        WarehouseFiles files = WarehouseFiles.of(settings);
        try {
            FilePublishSession.discard(files.next());
            new Generations(files, settings).putStaleWalAside();
            if (Files.exists(files.published())) {
                refuseDamaged(files.published());
            }
        } catch (IOException e) {
            throw DiskFailure.of("What others have left beside " + files.published() + " cannot be put aside", e);
        } catch (SyncException e) {
            throw unreadable(files, e);
        }
    }

    /** To read all of it would take as long as the rest of a run; a file that was cut short may open none the less. */
    private static void refuseDamaged(Path published) throws IOException {
        try (Database database = DuckDb.reading(published)) {
            long wanted = database.sql()
                    .file("migration/file_bytes")
                    .query(Long.class)
                    .single();
            if (Files.size(published) < wanted) {
                throw new SyncException(
                        Remedy.FREE_DISK,
                        "it has " + Files.size(published) + " bytes, and by its headers at least " + wanted + ".");
            }
        }
    }

    /** Says what can be done about it. */
    static SyncException unreadable(WarehouseFiles files, SyncException found) {
        return new SyncException(
                found.remedy(),
                "The warehouse " + files.published() + " cannot be read, and was left as it is. " + ADVICE + " Found: "
                        + found.getMessage(),
                found);
    }
}
