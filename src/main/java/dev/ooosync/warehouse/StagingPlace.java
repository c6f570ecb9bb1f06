package dev.ooosync.warehouse;

/**
 * Where a session stages. A plan has tables, or a file, of its own: those of a run that was cut short are still needed by
 * the next one.
 */
enum StagingPlace {
    RUN("", ".staging"),
    PLAN("plan_", ".plan");

    private final String prefix;
    private final String suffix;

    StagingPlace(String prefix, String suffix) {
        this.prefix = prefix;
        this.suffix = suffix;
    }

    static StagingPlace of(LockHolder holder) {
        return holder.isPlan() ? PLAN : RUN;
    }

    /** What the file is called, after the published one's name. */
    String suffix() {
        return suffix;
    }

    /** A table's name in the schema of a server. */
    String table(String name) {
        return prefix + name;
    }

    /** A statement of {@code sql/}, which names the tables of a run's staging. */
    String in(String statement) {
        return prefix.isEmpty() ? statement : statement.replace(Staging.SCHEMA + ".", Staging.SCHEMA + "." + prefix);
    }
}
