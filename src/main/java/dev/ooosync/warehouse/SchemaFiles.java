package dev.ooosync.warehouse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Brings a warehouse's tables, views and comments up to date. A file is applied when its text is not the one applied
 * last, so that a run without changes leaves the catalog alone.
 */
final class SchemaFiles {

    private final DuckDb database;

    SchemaFiles(DuckDb database) {
        this.database = database;
    }

    void apply() {
        Map<String, String> applied = applied();
        database.transaction().executeWithoutResult(status -> {
            SqlFiles.folder("schema").forEach(file -> apply("schema/" + file.name(), file.text(), applied));
            SqlFiles.folder("views").forEach(file -> apply("views/" + file.name(), file.text(), applied));
        });
    }

    private Map<String, String> applied() {
        Map<String, String> hashes = new HashMap<>();
        boolean isNew = database.sql()
                        .sql(SqlFiles.text("migration/count_schema_tables"))
                        .query(Integer.class)
                        .single()
                == 0;
        if (!isNew) {
            database.sql()
                    .sql(SqlFiles.text("migration/applied_files"))
                    .query((row, number) -> hashes.put(row.getString("file"), row.getString("content_hash")))
                    .list();
        }
        return hashes;
    }

    private void apply(String name, String text, Map<String, String> applied) {
        String hash = sha256(text);
        if (hash.equals(applied.get(name))) {
            return;
        }
        new ResourceDatabasePopulator(new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), name))
                .populate(database.connection());
        database.sql()
                .sql(SqlFiles.text("migration/forget_file"))
                .param("file", name)
                .update();
        database.sql()
                .sql(SqlFiles.text("migration/remember_file"))
                .param("file", name)
                .param("content_hash", hash)
                .update();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
