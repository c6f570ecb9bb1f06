package dev.ooosync.settings;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The part of a job file for a command that does not ask Cal.com.
 *
 * @param job name of the job
 * @param organization whose entries the job reads; null when the file takes it from a variable that is not set
 */
public record LocalSettings(
        String job, @Nullable Integer organization, SyncSettings.Warehouse warehouse, Resuming resuming) {

    /**
     * What decides whether a run that was cut short is resumed.
     *
     * @param inWarehouse whether the run store is on the warehouse's server; {@code runStore} then has no meaning
     * @param window the age up to which it is
     * @param fingerprint of the settings, as {@link SyncSettings#fingerprint}; null when organization or base URL come from a
     *     variable that is not set
     */
    public record Resuming(
            Path runStore,
            boolean inWarehouse,
            Duration window,
            @Nullable String fingerprint) {}
}
