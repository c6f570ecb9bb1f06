package dev.ooosync.warehouse;

import dev.ooosync.database.Database;
import dev.ooosync.staging.InterruptedRun;
import dev.ooosync.staging.Staging;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** What there is in a database whose tables are changed in place. */
public final class InPlaceTables {

    private static final Logger LOG = LoggerFactory.getLogger(InPlaceTables.class);

    private InPlaceTables() {}

    /** Whether there is a staging in a database's place for it. */
    static boolean isStaged(Database database) {
        return database.sql()
                        .file("staging/count_tables")
                        .param("table", database.staging().table("reading"))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What a run that is dead has left; nothing when this role may not see it. */
    public static Optional<InterruptedRun> interrupted(Database database) {
        try {
            return isStaged(database) ? Staging.interrupted(database.sql()) : Optional.empty();
        } catch (DataAccessException e) {
            LOG.debug("Staging cannot be looked at", e);
            return Optional.empty();
        }
    }
}
