package dev.ooosync.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a warehouse's URL must look like: {@code jdbc:duckdb:FILE}. */
final class WarehouseUrl {

    private static final String KEY = "sync.warehouse.url";
    private static final String PREFIX = SyncSettings.Warehouse.DUCKDB;

    private WarehouseUrl() {}

    static void check(Values values) {
        String url = values.get(KEY, String.class);
        if (url == null) {
            return;
        }
        String problem = url.startsWith(PREFIX)
                ? problem(url.substring(PREFIX.length()))
                : "must be " + PREFIX + "FILE; other databases are not supported";
        if (problem != null) {
            values.refuse(KEY, problem, url);
        }
    }

    private static @Nullable String problem(String file) {
        if (file.isBlank() || file.startsWith(":memory:")) {
            return "names no file; a warehouse in memory would be gone with the run";
        }
        if (file.contains(";") || file.contains("?")) {
            return "must be a file alone, without options behind ; or ?";
        }
        if (file.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            return "must name a file on this machine";
        }
        try {
            return Files.isDirectory(Path.of(file)) || file.endsWith("/")
                    ? "names a directory; name a file in it"
                    : ambiguity(Path.of(file).getFileName().toString());
        } catch (InvalidPathException e) {
            return "names no valid path";
        }
    }

    /** DuckDB names the catalog after the file, up to the first dot; {@code calcom.sync_run} could then be either. */
    private static @Nullable String ambiguity(String fileName) {
        String catalog = fileName.split("\\.", 2)[0].toLowerCase(Locale.ROOT);
        return Set.of("calcom", "staging").contains(catalog)
                ? "must not be called " + catalog + ": DuckDB would name the catalog like the schema, and every query "
                        + "that says " + catalog + " becomes ambiguous"
                : null;
    }
}
