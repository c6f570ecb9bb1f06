package dev.ooosync.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Random;

/** A damage, how the next run ends, and a word that it must say. */
enum Damage {
    RUN_STORE_MISSING(0, "published", file -> Files.delete(runStore(file))),
    RUN_STORE_CUT_SHORT(0, "published", file -> cut(runStore(file), 0.5)),
    RUN_STORE_EMPTY(0, "published", file -> cut(runStore(file), 0)),
    RUN_STORE_GARBAGE(0, "the list is read from the start", file -> garbage(runStore(file))),
    RUN_STORE_WITH_A_HOLE(0, "published", file -> hole(runStore(file))),
    RUN_STORE_A_DIRECTORY(0, "the list is read from the start", file -> directory(runStore(file))),
    RUN_STORE_WITHOUT_A_TABLE(
            0, "the list is read from the start", file -> h2(file, "DROP TABLE BATCH_STEP_EXECUTION_CONTEXT")),
    RUN_STORE_WITHOUT_A_COLUMN(
            0,
            "the list is read from the start",
            file -> h2(file, "ALTER TABLE BATCH_JOB_EXECUTION DROP COLUMN EXIT_MESSAGE")),
    RUN_STORE_WITHOUT_A_SEQUENCE(0, "published", file -> h2(file, "DROP SEQUENCE BATCH_STEP_EXECUTION_SEQ")),
    RUN_STORE_WITH_A_CONTEXT_OF_GARBAGE(
            0,
            "the list is read from the start",
            file -> h2(file, "UPDATE BATCH_STEP_EXECUTION_CONTEXT SET SHORT_CONTEXT = 'garbage'")),
    STAGING_CUT_SHORT(0, "is made again", file -> cut(beside(file, ".staging"), 0.5)),
    STAGING_EMPTY(0, "is made again", file -> cut(beside(file, ".staging"), 0)),
    STAGING_WITH_A_HOLE(0, "published", file -> hole(beside(file, ".staging"))),
    STAGING_GARBAGE(0, "is made again", file -> garbage(beside(file, ".staging"))),
    STAGING_LOG_CUT_SHORT(0, "published", file -> cut(beside(file, ".staging.wal"), 0.5)),
    STAGING_LOG_GARBAGE(0, "published", file -> garbage(beside(file, ".staging.wal"))),
    STAGING_LOG_MISSING(0, "published", file -> Files.delete(beside(file, ".staging.wal"))),
    STAGING_WITHOUT_THE_READING(0, "is made again", file -> duckDb(beside(file, ".staging"), "DROP TABLE reading")),
    STAGING_WITHOUT_A_TABLE(0, "is made again", file -> duckDb(beside(file, ".staging"), "DROP TABLE rejected_record")),
    STAGING_WITHOUT_A_COLUMN(
            0, "is made again", file -> duckDb(beside(file, ".staging"), "ALTER TABLE ooo_entry DROP COLUMN payload")),
    STAGING_WITHOUT_ITS_ROWS(0, "published", file -> duckDb(beside(file, ".staging"), "DELETE FROM ooo_entry")),
    PUBLISHED_MISSING(0, "earlier generations are there", Files::delete),
    PUBLISHED_CUT_SHORT(74, "go back to the newest generation", file -> cut(file, 0.5)),
    PUBLISHED_EMPTY(74, "go back to the newest generation", file -> cut(file, 0)),
    PUBLISHED_GARBAGE(74, "go back to the newest generation", Damage::garbage),
    PUBLISHED_WITH_A_HOLE(74, "go back to the newest generation", Damage::hole),
    PUBLISHED_OF_ANOTHER_DATABASE(
            74,
            "go back to the newest generation",
            file -> Files.writeString(writable(file), "SQLite format 3\0" + " ".repeat(8000))),
    PUBLISHED_A_DIRECTORY(78, "it names a directory", Damage::directory),
    PUBLISHED_WITH_A_LOG_OF_GARBAGE(0, "it is now", file -> garbage(beside(file, ".wal"))),
    PUBLISHED_WITH_ANOTHER_FILES_LOG(
            0, "it is now", file -> Files.copy(beside(file, ".staging.wal"), beside(file, ".wal"))),
    NEXT_HALF_WRITTEN(0, "published", file -> {
        Files.copy(file, beside(file, ".next"));
        cut(beside(file, ".next"), 0.5);
        garbage(beside(file, ".next.wal"));
    }),
    NEXT_A_DIRECTORY(74, "move it away", file -> directory(beside(file, ".next"))),
    LOCK_GARBAGE(0, "published", file -> garbage(beside(file, ".lock"))),
    LOCK_OF_A_LIVE_PROCESS_OF_THAT_NUMBER(
            0, "published", file -> Files.writeString(beside(file, ".lock"), "pid 1 on " + file + " since 2026")),
    LOCK_A_DIRECTORY(74, "Is a directory", file -> directory(beside(file, ".lock"))),
    GENERATIONS_GARBAGE(0, "published", file -> {
        garbage(beside(file, ".1"));
        cut(beside(file, ".2"), 0);
    }),
    GENERATION_A_DIRECTORY(0, "published", file -> directory(beside(file, ".1"))),
    HOLD_EMPTY(65, "rollback JOB --release", file -> Files.createFile(beside(file, ".hold")));

    private final int exitCode;
    private final String told;
    private final Doing doing;

    Damage(int exitCode, String told, Doing doing) {
        this.exitCode = exitCode;
        this.told = told;
        this.doing = doing;
    }

    interface Doing {
        void to(Path warehouse) throws Exception;
    }

    void done(Path warehouse) throws Exception {
        doing.to(warehouse);
    }

    int exitCode() {
        return exitCode;
    }

    String told() {
        return told;
    }

    /** What lies deep in a file is found when it is read. */
    boolean isNoticedFirst() {
        return this != PUBLISHED_WITH_A_HOLE;
    }

    /** Whether the run writes a row into the ledger, though it changes nothing. */
    boolean noted() {
        return this == HOLD_EMPTY;
    }

    private static Path beside(Path warehouse, String suffix) {
        return warehouse.resolveSibling(warehouse.getFileName() + suffix);
    }

    private static Path runStore(Path warehouse) {
        return warehouse.resolveSibling("run-store/ooo.mv.db");
    }

    private static Path writable(Path file) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static void cut(Path file, double kept) throws IOException {
        try (FileChannel channel = FileChannel.open(writable(file), StandardOpenOption.WRITE)) {
            channel.truncate((long) (channel.size() * kept));
        }
    }

    private static void garbage(Path file) throws IOException {
        byte[] bytes = new byte[50_000];
        new Random(1).nextBytes(bytes);
        Files.deleteIfExists(file);
        Files.write(file, bytes);
    }

    /** Garbage in the second half. */
    private static void hole(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(writable(file), StandardOpenOption.WRITE)) {
            byte[] bytes = new byte[(int) (channel.size() / 3)];
            new Random(1).nextBytes(bytes);
            channel.write(ByteBuffer.wrap(bytes), channel.size() / 2);
        }
    }

    private static void directory(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createDirectory(file);
        Files.createFile(file.resolve("something"));
    }

    private static void h2(Path warehouse, String sql) throws Exception {
        execute("jdbc:h2:file:" + warehouse.resolveSibling("run-store/ooo") + ";TRACE_LEVEL_FILE=0", sql);
    }

    private static void duckDb(Path file, String sql) throws Exception {
        execute("jdbc:duckdb:" + file, sql);
    }

    private static void execute(String url, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
