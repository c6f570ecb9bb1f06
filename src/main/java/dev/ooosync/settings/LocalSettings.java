package dev.ooosync.settings;

/**
 * The part of a job file that concerns this machine only.
 *
 * @param job name of the job
 */
public record LocalSettings(String job, SyncSettings.Warehouse warehouse) {}
