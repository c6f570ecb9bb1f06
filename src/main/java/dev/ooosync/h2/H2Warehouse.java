package dev.ooosync.h2;

import dev.ooosync.database.Database;
import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.database.SchemaFiles;
import dev.ooosync.disk.DiskFailure;
import dev.ooosync.disk.FileOwner;
import dev.ooosync.disk.WrittenPath;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.staging.InterruptedRun;
import dev.ooosync.warehouse.InPlaceSession;
import dev.ooosync.warehouse.InPlaceTables;
import dev.ooosync.warehouse.LockHolder;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.Rollback;
import dev.ooosync.warehouse.Warehouse;
import dev.ooosync.warehouse.WarehouseLock;
import dev.ooosync.warehouse.WarehouseSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An H2 file: one process at a time, for trying things out. */
final class H2Warehouse implements Warehouse {

    /** DAY is the name of a column here; a commit is on disk when it returns. */
    private static final String OPTIONS = ";NON_KEYWORDS=DAY;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    private static final String READ_ONLY = ";ACCESS_MODE_DATA=r";

    private final SyncSettings.Warehouse settings;
    private final Path file;

    H2Warehouse(SyncSettings.Warehouse settings) {
        this.settings = settings;
        this.file = WrittenPath.ofH2(SyncSettings.Warehouse.SETTING, settings.file());
    }

    @Override
    public String name() {
        return file + ".mv.db";
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(Path.of(name()));
    }

    @Override
    public String opener() {
        return "java -cp h2.jar org.h2.tools.Shell -url 'jdbc:h2:file:" + file + ";NON_KEYWORDS=DAY'";
    }

    @Override
    public WarehouseSession lock(LockHolder self) {
        WrittenPath.requireOwn(SyncSettings.Warehouse.SETTING, file, Stream.of(lockFile()));
        refuseForeign();
        FileOwner.requireWritable("The H2 database", Path.of(name()));
        WarehouseLock lock = WarehouseLock.acquire(lockFile(), name(), self);
        try {
            Database database = connect("").stagingIn(self.stagingPlace());
            FileOwner.give(Path.of(name()));
            return new InPlaceSession(database, new H2RowLoader(database.connection()), new InPlaceSession.Upkeep() {
                @Override
                public void closed() {
                    lock.close();
                }
            });
        } catch (IOException e) {
            lock.close();
            throw DiskFailure.of("The H2 database " + name() + " cannot be given to the owner of its directory", e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Before the lock, so that nothing is left next to a file of another program. */
    private void refuseForeign() {
        if (!Files.exists(Path.of(name()))) {
            return;
        }
        try (Database database = connect(READ_ONLY)) {
            new SchemaFiles(database).refuseForeign(name());
        } catch (SyncException e) {
            if (e.remedy() != Remedy.RUN_LATER) {
                throw e;
            }
            // Another process has it open: that is told by the lock.
        }
    }

    @Override
    public Optional<LockHolder> holder() {
        return WarehouseLock.holder(lockFile());
    }

    @Override
    public @Nullable PublishedWarehouse published() {
        return Files.exists(Path.of(name())) ? PublishedWarehouse.in(connect(READ_ONLY), name()) : null;
    }

    @Override
    public Optional<InterruptedRun> interrupted() {
        if (!Files.exists(Path.of(name()))) {
            return Optional.empty();
        }
        try (Database database = connect(READ_ONLY)) {
            return InPlaceTables.interrupted(database);
        }
    }

    private Path lockFile() {
        return Path.of(file + ".lock");
    }

    private Database connect(String more) {
        String user = Objects.requireNonNullElse(settings.user(), "");
        String password = settings.password() == null ? "" : settings.password().reveal();
        try {
            return new Database(
                    DriverManager.getConnection("jdbc:h2:file:" + file + OPTIONS + more, user, password),
                    H2Engine.DIALECT);
        } catch (SQLException e) {
            if (DiskFailure.isPermission(e)) {
                throw new SyncException(
                        Remedy.FREE_DISK,
                        "The H2 database " + name() + " cannot be opened: " + FileOwner.refusal(Path.of(name())),
                        e);
            }
            throw DatabaseFailure.of("The H2 database " + name() + " cannot be opened", e);
        }
    }

    @Override
    public Optional<Rollback> rollback() {
        return Optional.empty();
    }
}
