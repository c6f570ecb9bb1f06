package dev.ooosync.settings;

/**
 * A value as written, before placeholders are resolved.
 *
 * @param text as written; may be a secret
 * @param where for a message: {@code jobs/ooo.yml:12}, {@code command line}, {@code environment variable SYNC_JOB}
 */
record Found(String text, String where) {

    @Override
    public String toString() {
        return where;
    }
}
