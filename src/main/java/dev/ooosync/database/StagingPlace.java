package dev.ooosync.database;

/**
 * Where a session stages. A plan has tables, or a file, of its own: those of a run that was cut short are still needed by
 * the next one.
 */
public enum StagingPlace {
    RUN("", ".staging"),
    PLAN("plan_", ".plan");

    /** The schema, or for DuckDB the alias of the attached file. */
    public static final String SCHEMA = "calcom_staging";

    private final String prefix;
    private final String suffix;

    StagingPlace(String prefix, String suffix) {
        this.prefix = prefix;
        this.suffix = suffix;
    }

    /** What the file is called, after the published one's name. */
    public String suffix() {
        return suffix;
    }

    /** A table's name in the schema of a server. */
    public String table(String name) {
        return prefix + name;
    }

    /** A statement of {@code sql/}, which names the tables of a run's staging. */
    String in(String statement) {
        return prefix.isEmpty() ? statement : statement.replace(SCHEMA + ".", SCHEMA + "." + prefix);
    }
}
