package dev.ooosync.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The limits of the single values, section by section; limits that need more than a line have their own class. */
final class Limits {

    private static final Duration LONGEST_CALL = Duration.ofHours(24);
    private static final Duration LONGEST_SPAN = Duration.ofDays(3650);

    private final Values values;

    Limits(Values values) {
        this.values = values;
    }

    void check() {
        matches("sync.job", "[a-z0-9][a-z0-9-]{0,62}", "must be lower-case letters, digits and dashes, at most 63");
        calCom();
        reading();
        warehouse();
        publishing();
        runStore();
    }

    private void runStore() {
        Path runStore = values.get("sync.run-store", Path.class);
        String url = values.get("sync.warehouse.url", String.class);
        if (runStore == null) {
            return;
        }
        if (runStore.toString().contains(";")) {
            values.refuse(
                    "sync.run-store",
                    "must not contain a semicolon, because H2 reads what follows as options",
                    runStore);
        } else if (runStore.equals(SyncSettings.IN_WAREHOUSE)
                && url != null
                && !url.startsWith(SyncSettings.Warehouse.POSTGRESQL)) {
            values.refuse(
                    "sync.run-store",
                    "needs a PostgreSQL warehouse; for a directory of that name say ./warehouse",
                    runStore);
        }
    }

    private void calCom() {
        BaseUrlForm.check(values);
        values.inRange("sync.cal-com.organization", 1, Integer.MAX_VALUE, "; it is the organization's id");
        for (String timeout : List.of("connect-timeout", "read-timeout", "call-timeout")) {
            values.inRange("sync.cal-com." + timeout, LONGEST_CALL);
        }
    }

    private void reading() {
        values.inRange("sync.reading.page-size", 2, 250, "; pages of one row cannot prove the end of the list");
        values.inRange("sync.reading.in-flight", 1, 16, "");
        values.inRange("sync.reading.request-budget", 10, Integer.MAX_VALUE, "");
        values.inRange("sync.reading.max-entries", 1, Integer.MAX_VALUE, "; remove the key to read everything");
        values.inRange("sync.reading.resume-window", LONGEST_SPAN);
        matches("sync.reading.email", "[^\\s@,]+@[^\\s@,]+", "must be the e-mail address of one user");
        matches("sync.reading.sort-start", "asc|desc", "must be asc or desc");
        matches("sync.reading.sort-end", "asc|desc", "must be asc or desc");
    }

    private void warehouse() {
        WarehouseUrl.check(values);
        matches("sync.warehouse.storage-version", "v\\d+\\.\\d+\\.\\d+", "must be a version of DuckDB such as v1.0.0");
        matches(
                "sync.warehouse.file-mode",
                "0?[4-7][0-7]{2}",
                "must be three octal digits that let the owner read, such as \"0440\"; the quotes are needed, since YAML "
                        + "reads 0440 as the number 288");
        matches(
                "sync.warehouse.file-mode",
                "0?[0145]{3}",
                "must allow no one to write: a published file is never changed");
        values.inRange("sync.warehouse.keep-generations", 0, 100, "");
        matches(
                "sync.warehouse.reader-role",
                "[^\\p{Cntrl}]{1,63}",
                "must be the name of a role, at most 63 characters");
    }

    private void publishing() {
        values.inRange("sync.publishing.settle-time", Duration.ZERO, LONGEST_SPAN);
        values.inRange("sync.publishing.proof-max-age", LONGEST_SPAN);
        values.inRange("sync.publishing.reject-limit-percent", 0, 100, "");
        values.inRange("sync.publishing.reject-limit-rows", 0, 1_000_000, "");
    }

    private void matches(String key, String pattern, String otherwise) {
        String value = values.get(key, String.class);
        if (value != null && !value.matches(pattern)) {
            values.refuse(key, otherwise, value);
        }
    }
}
