/**
 * What a failure asks of the operator: a remedy, and the exit code that tells a scheduler.
 * Uses nothing else of ours.
 */
@NullMarked
package dev.ooosync.failure;

import org.jspecify.annotations.NullMarked;
