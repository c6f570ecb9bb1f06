/**
 * Reads a list by offset while it shifts, loses no row unnoticed, and gives a verdict.
 * Uses {@code calcom}, {@code settings} and {@code failure}; never sees the warehouse.
 */
@NullMarked
package dev.ooosync.reading;

import org.jspecify.annotations.NullMarked;
