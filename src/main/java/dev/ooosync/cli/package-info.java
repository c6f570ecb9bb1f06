/**
 * Commands, progress and exit codes: how people and schedulers use the job.
 * Uses every other package; nothing uses it.
 */
@NullMarked
package dev.ooosync.cli;

import org.jspecify.annotations.NullMarked;
