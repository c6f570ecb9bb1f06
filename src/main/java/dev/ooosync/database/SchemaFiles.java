package dev.ooosync.database;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;

/**
 * Brings a warehouse's tables, views and comments up to date. A file is applied when its text is not the one applied
 * last, so that a run without changes leaves the catalog alone. No relation is ever dropped: grants survive.
 */
public final class SchemaFiles {

    private final Database database;

    public SchemaFiles(Database database) {
        this.database = database;
    }

    public void apply() {
        createSchema("calcom", "migration/create_calcom");
        Map<String, String> applied = applied();
        database.transaction().executeWithoutResult(status -> {
            database.sql().folder("schema").forEach(file -> apply("schema/" + file.name(), file.text(), applied));
            database.sql().folder("models").forEach(file -> apply("models/" + file.name(), file.text(), applied));
        });
    }

    /** Whether the database has this program's tables. */
    public boolean isApplied() {
        return database.sql()
                        .file("migration/count_schema_tables")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Whether other files have been applied than those of this version; a role that may not look cannot deny it. */
    public boolean isOfAnotherVersion() {
        try {
            Map<String, String> applied = applied();
            return Stream.of("schema", "models")
                    .flatMap(folder -> database.sql().folder(folder).stream()
                            .map(file -> sha256(file.text()).equals(applied.get(folder + "/" + file.name()))))
                    .anyMatch(same -> !same);
        } catch (DataAccessException e) {
            return true;
        }
    }

    /**
     * Lets the program go on only when it finds its own tables, or a place that has none.
     *
     * @param warehouse its name
     * @throws SyncException {@link Remedy#FIX_CONFIGURATION} when tables of another program are there
     */
    public void refuseForeign(String warehouse) {
        List<String> foreign = isApplied()
                ? List.of()
                : database.sql()
                        .file("migration/foreign_tables")
                        .query(String.class)
                        .list();
        if (!foreign.isEmpty()) {
            throw new SyncException(
                    Remedy.FIX_CONFIGURATION,
                    "The warehouse " + warehouse + " is not one of ooo-sync: it has no table calcom.schema_file, but "
                            + String.join(", ", foreign) + ". It was left as it is. Correct "
                            + SyncSettings.Warehouse.SETTING + ".");
        }
    }

    /** Only when it is missing: to ask for it otherwise would need a right that a role need not have. */
    public void createSchema(String schema, String script) {
        int found = database.sql()
                .file("migration/count_schemas")
                .param("schema", schema)
                .query(Integer.class)
                .single();
        if (found == 0) {
            database.script(script);
        }
    }

    private Map<String, String> applied() {
        Map<String, String> hashes = new HashMap<>();
        if (isApplied()) {
            database.sql()
                    .file("migration/applied_files")
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
        database.script(name, text);
        database.sql().file("migration/forget_file").param("file", name).update();
        database.sql()
                .file("migration/remember_file")
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
