package dev.ooosync.postgresql;

import dev.ooosync.database.Database;
import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.database.SchemaFiles;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.staging.InterruptedRun;
import dev.ooosync.warehouse.InPlaceSession;
import dev.ooosync.warehouse.InPlaceTables;
import dev.ooosync.warehouse.LockHolder;
import dev.ooosync.warehouse.LockedException;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.Rollback;
import dev.ooosync.warehouse.Warehouse;
import dev.ooosync.warehouse.WarehouseSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** The schema {@code calcom} of a PostgreSQL database. Its lock is an advisory lock of the session that publishes. */
final class PostgresWarehouse implements Warehouse {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresWarehouse.class);

    private static final String UNICODE = "UTF8";

    /** What the names of our sessions begin with. */
    private static final String APPLICATION = "ooo-sync ";

    private final SyncSettings.Warehouse settings;
    private final Postgres server;

    PostgresWarehouse(SyncSettings.Warehouse settings) {
        this.settings = settings;
        this.server = new Postgres(settings);
    }

    @Override
    public String name() {
        return server.address();
    }

    @Override
    public Optional<Path> file() {
        return Optional.empty();
    }

    @Override
    public String opener() {
        return "psql '" + name().substring("jdbc:".length()) + "'";
    }

    @Override
    public WarehouseSession lock(LockHolder self) {
        Database database = server.connect(APPLICATION + self.name(), false).stagingIn(self.stagingPlace());
        try {
            database.sql().file("postgresql/begin_session").query().singleRow();
            takeLock(database, self);
            requirePrivileges(database);
            new SchemaFiles(database).refuseForeign(name());
            requireUnicode(database);
            return new InPlaceSession(
                    database, new PostgresRowLoader(database), new PostgresUpkeep(settings, server, database));
        } catch (RuntimeException e) {
            database.close();
            throw DatabaseFailure.of("The warehouse " + name() + " cannot be locked", e);
        }
    }

    private void takeLock(Database database, LockHolder self) {
        // A lock that this connection never took: other connections share its sessions.
        if (isTrue(database, "postgresql/holds_lock")) {
            throw SessionIdentity.shared(name());
        }
        if (!isTrue(database, "postgresql/try_lock")) {
            throw LockedException.of(name(), holder(database).orElse(null), self);
        }
    }

    private void requirePrivileges(Database database) {
        List<String> missing = database.sql()
                .file("postgresql/missing_privileges")
                .param("reader_role", settings.readerRole())
                .query(String.class)
                .list();
        if (!missing.isEmpty()) {
            throw new SyncException(
                    Remedy.FIX_CONFIGURATION,
                    "The role that ooo-sync uses on " + name() + " lacks rights. Let the database's owner run: "
                            + String.join("; ", missing));
        }
    }

    /** In others, a name or a note may be refused in the middle of a run, or be kept as bytes that nobody checks. */
    private void requireUnicode(Database database) {
        String encoding = database.sql()
                .file("postgresql/server_encoding")
                .query(String.class)
                .single();
        if (encoding.equals(UNICODE)) {
            return;
        }
        String found = "The database of " + name() + " has the encoding " + encoding
                + ", which cannot keep every text safely. ";
        if (!new SchemaFiles(database).isApplied()) {
            throw new SyncException(
                    Remedy.FIX_CONFIGURATION,
                    found + "Nothing was made in it. Create another one, CREATE DATABASE … "
                            + DatabaseFailure.IN_UNICODE + ", and name it in warehouse.url.");
        }
        LOG.warn(
                "{}A run fails at the first text that it refuses. Create another one, CREATE DATABASE … {}, and move the"
                        + " warehouse there with: copy FROM TO",
                found,
                DatabaseFailure.IN_UNICODE);
    }

    static boolean isTrue(Database database, String file) {
        return database.sql().file(file).query(Boolean.class).single();
    }

    @Override
    public Optional<LockHolder> holder() {
        try (Database database = server.connect("ooo-sync", true)) {
            return holder(database);
        } catch (DataAccessException e) {
            throw DatabaseFailure.of("The warehouse " + name() + " cannot be read", e);
        }
    }

    @Override
    public Optional<InterruptedRun> interrupted() {
        try (Database database = server.connect("ooo-sync", true)) {
            return InPlaceTables.interrupted(database);
        }
    }

    private static Optional<LockHolder> holder(Database database) {
        return database.sql()
                .file("postgresql/holder")
                .query(String.class)
                .optional()
                .map(LockHolder::parse);
    }

    @Override
    public @Nullable PublishedWarehouse published() {
        return PublishedWarehouse.in(server.connect("ooo-sync", true), name());
    }

    @Override
    public Optional<Rollback> rollback() {
        return Optional.empty();
    }
}
