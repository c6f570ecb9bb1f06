/**
 * What the reading has read so far, in tables of its own that outlive a crash.
 * Uses {@code database} and what that may use.
 */
@NullMarked
package dev.ooosync.staging;

import org.jspecify.annotations.NullMarked;
