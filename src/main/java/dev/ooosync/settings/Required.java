package dev.ooosync.settings;

import java.util.Map;

/** What to write for the keys that have no default, and why they have none. */
final class Required {

    private static final Map<String, String> HINTS = Map.of(
            "sync.job", "name the job, for example `job: ooo`",
            "sync.cal-com.organization",
                    "give the id of the Cal.com organization; the shipped file takes it from CALCOM_ORG_ID",
            "sync.privacy.notes",
                    "say keep or omit. There is no default, because notes are free text, often about health: decide "
                            + "whether your warehouse may hold them");

    private Required() {}

    static String hint(String key) {
        return HINTS.getOrDefault(key, "it has no default");
    }
}
