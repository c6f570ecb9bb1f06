/**
 * The files that the program leaves to others: where they really are, whose they are, and what a refusal means.
 * Uses {@code failure} and {@code settings}.
 */
@NullMarked
package dev.ooosync.disk;

import org.jspecify.annotations.NullMarked;
