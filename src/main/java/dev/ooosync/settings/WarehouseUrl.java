package dev.ooosync.settings;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a warehouse's URL must look like, and which other keys go with it. */
final class WarehouseUrl {

    private static final String GROUP = "sync.warehouse.";
    private static final String KEY = GROUP + "url";
    private static final String DUCKDB = SyncSettings.Warehouse.DUCKDB;
    private static final String H2 = SyncSettings.Warehouse.H2;
    private static final String POSTGRESQL = SyncSettings.Warehouse.POSTGRESQL;

    private WarehouseUrl() {}

    static void check(Values values) {
        String url = values.get(KEY, String.class);
        if (url == null) {
            return;
        }
        String problem = problem(url);
        if (problem != null) {
            values.refuse(KEY, problem, url);
            return;
        }
        if (url.startsWith(DUCKDB)) {
            refuse(
                    values,
                    List.of("user", "password"),
                    "is given, but a DuckDB file knows no users; is warehouse.url right?");
        }
        if (!url.startsWith(POSTGRESQL)) {
            refuse(
                    values,
                    List.of("reader-role"),
                    "is given, but only PostgreSQL knows roles; is warehouse.url right?");
        }
    }

    private static void refuse(Values values, List<String> keys, String sentence) {
        keys.stream()
                .map(key -> GROUP + key)
                .filter(key -> values.all().containsKey(key))
                .forEach(key -> values.refuse(key, sentence));
    }

    private static @Nullable String problem(String url) {
        if (url.startsWith(DUCKDB)) {
            return file(url.substring(DUCKDB.length()), true);
        }
        if (url.startsWith(H2)) {
            return file(url.substring(H2.length()), false);
        }
        return url.startsWith(POSTGRESQL)
                ? server(url)
                : "must be " + DUCKDB + "FILE, " + POSTGRESQL + "//HOST/DATABASE or " + H2 + "FILE";
    }

    private static @Nullable String server(String url) {
        if (!url.matches("jdbc:postgresql://[^/?\\s@]+/[^/?\\s]+(\\?\\S*)?")) {
            return "must be " + POSTGRESQL + "//HOST/DATABASE, options behind a ?";
        }
        return url.matches("(?i).*[?&](user|password)=.*")
                ? "must not name the user or the password; they go into warehouse.user and warehouse.password"
                : null;
    }

    private static @Nullable String file(String file, boolean namesCatalog) {
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
            Path path = real(Path.of(file));
            if (Files.isDirectory(path) || file.endsWith("/")) {
                return "names a directory; name a file in it";
            }
            return namesCatalog ? ambiguity(path.getFileName().toString()) : null;
        } catch (FileSystemLoopException e) {
            return "leads through links in a circle; correct them";
        } catch (InvalidPathException e) {
            return RealPath.refusal();
        }
    }

    /** What cannot be reached is the warehouse's to tell. */
    private static Path real(Path written) throws FileSystemLoopException {
        try {
            return RealPath.of(written);
        } catch (FileSystemLoopException e) {
            throw e;
        } catch (IOException e) {
            return written;
        }
    }

    /** DuckDB names the catalog after the file, up to the first dot; {@code calcom.sync_run} could then be either. */
    private static @Nullable String ambiguity(String fileName) {
        String catalog = fileName.split("\\.", 2)[0].toLowerCase(Locale.ROOT);
        return Set.of("calcom", "calcom_staging").contains(catalog)
                ? "must not be called " + catalog + ": DuckDB would name the catalog like the schema, and every query "
                        + "that says " + catalog + " becomes ambiguous"
                : null;
    }
}
