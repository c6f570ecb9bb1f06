package dev.ooosync.publishing;

import dev.ooosync.database.Sql;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the first run of a version says about the rows that an older one has published.
 *
 * @param before the version that published last for the organization, such as {@code 0.1.0 (1a2b3c4)}; null when none has
 * @param now the version that runs
 */
record Migration(@Nullable String before, String now) {

    static Migration of(Sql sql, RunHeader run) {
        String before = sql.file("ledger/last_version")
                .param("org_id", run.orgId())
                .query(String.class)
                .optional()
                .orElse(null);
        return new Migration(before, run.toolVersion());
    }

    /**
     * One sentence for each change; none when the version is the same, or the first.
     *
     * @param completed entries of which an older version has not stored all days
     */
    List<String> sentences(long completed) {
        List<String> sentences = new ArrayList<>();
        if (before != null && !number(before).equals(number(now))) {
            sentences.add(
                    "Version %s ran before. src/site/markdown/changes.md lists what means something else since then"
                            .formatted(number(before)));
        }
        if (completed > 0) {
            sentences.add("%,d entries longer than 1,096 days now have all their days in ooo_entry_day and ooo_day"
                    .formatted(completed));
        }
        return sentences;
    }

    /** Without the commit. */
    private static String number(String version) {
        return version.replaceFirst(" .*", "");
    }
}
