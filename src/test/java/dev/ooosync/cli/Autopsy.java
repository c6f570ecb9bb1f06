package dev.ooosync.cli;

import dev.ooosync.duckdb.WarehouseFiles;
import dev.ooosync.job.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a killed process has left.
 *
 * @param step the step it was in, from its run store, and what the files say beyond that
 * @param files those that stand beside the published one and are not empty
 */
record Autopsy(String step, String files) {

    /**
     * Looks at a directory that nobody works in any more.
     *
     * @param executions in the run store before the process was started, see {@link #executions}
     * @param published the published file's key before
     */
    static Autopsy of(Path directory, long pid, long executions, @Nullable Object published) throws Exception {
        WarehouseFiles files = new WarehouseFiles(directory.resolve("var/warehouse.duckdb"));
        String step = step(directory, executions);
        if (step == null) {
            boolean locked =
                    Files.exists(files.lock()) && Files.readString(files.lock()).contains("pid " + pid + " ");
            step = locked ? "prepare" : "start of the process";
        } else if (step.equals("publish") && Files.exists(files.lock())) {
            step += ": " + phase(files, published);
        }
        return new Autopsy(step, left(files));
    }

    private static String phase(WarehouseFiles files, @Nullable Object published) {
        if (!Objects.equals(published, Moment.key(files.published()))) {
            return "after the rename";
        }
        if (Moment.isFinished(files.next(), files.published())) {
            return "swap, before the rename";
        }
        if (Moment.size(Moment.wal(files.next())) >= 0) {
            return "merge in the copy";
        }
        return Moment.size(files.next()) >= 0 ? "copy, or checkpoint" : "begins";
    }

    private static String left(WarehouseFiles files) {
        List<String> left = new ArrayList<>();
        for (Path file : List.of(files.staging(), files.next(), files.lock())) {
            for (Path found : List.of(file, Moment.wal(file))) {
                if (Moment.size(found) > 0) {
                    left.add(found.getFileName().toString().substring("warehouse.duckdb".length()));
                }
            }
        }
        return left.isEmpty() ? "-" : String.join(" ", left);
    }

    /** The number of executions that a run store holds. */
    static long executions(Path directory) throws Exception {
        List<String> found = query(directory, "SELECT count(*) FROM BATCH_JOB_EXECUTION");
        return found.isEmpty() ? 0 : Long.parseLong(found.get(0));
    }

    private static @Nullable String step(Path directory, long executions) throws Exception {
        if (executions(directory) <= executions) {
            return null;
        }
        List<String> steps = query(
                directory,
                "SELECT s.STEP_NAME, s.STATUS, e.STATUS FROM BATCH_JOB_EXECUTION AS e LEFT JOIN BATCH_STEP_EXECUTION AS s"
                        + " ON s.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID ORDER BY e.JOB_EXECUTION_ID DESC,"
                        + " s.STEP_EXECUTION_ID DESC LIMIT 1");
        String[] last = steps.get(0).split("[|]");
        if (last[2].equals("COMPLETED")) {
            return "end of the process";
        }
        return last[0].equals("null") ? "prepare" : last[1].equals("COMPLETED") ? "after " + last[0] : last[0];
    }

    /** Of a copy: to open a run store is to mend it. Nothing when there is none, or one without tables yet. */
    private static List<String> query(Path directory, String sql) throws IOException {
        Path store = directory.resolve("var/run-store/ooo.mv.db");
        if (!Files.exists(store)) {
            return List.of();
        }
        Path copy = directory.resolve("autopsy.mv.db");
        Files.copy(store, copy, StandardCopyOption.REPLACE_EXISTING);
        try (Connection connection = DriverManager.getConnection(
                "jdbc:h2:file:" + directory.resolve("autopsy") + ";TRACE_LEVEL_FILE=0", "", "")) {
            return Truth.rows(connection, sql);
        } catch (SQLException e) {
            return List.of();
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
