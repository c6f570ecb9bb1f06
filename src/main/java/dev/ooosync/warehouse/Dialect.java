package dev.ooosync.warehouse;

import java.util.Arrays;
import java.util.Locale;

/** The databases a warehouse can be. One set of statements runs on all of them; see {@link SqlFiles}. */
enum Dialect {
    DUCKDB,
    H2,
    POSTGRESQL;

    /** The dialect of a JDBC URL. */
    static Dialect of(String url) {
        return Arrays.stream(values())
                .filter(dialect -> url.startsWith("jdbc:" + dialect.word() + ":"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such warehouse"));
    }

    /** As it stands in URLs and in the names of SQL files: {@code duckdb}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
