package dev.ooosync.settings;

import org.jspecify.annotations.Nullable;

/**
 * The part of a job file that a command needs which asks no Cal.com.
 *
 * @param job name of the job
 * @param organization whose entries the job reads; null when the file takes it from a variable that is not set
 */
public record LocalSettings(String job, @Nullable Integer organization, SyncSettings.Warehouse warehouse) {}
