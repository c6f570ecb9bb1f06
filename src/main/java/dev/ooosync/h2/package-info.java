/**
 * The H2 engine: a file for trying things out, one process at a time.
 * Uses {@code warehouse} and what that may use; nothing uses it by name.
 */
@NullMarked
package dev.ooosync.h2;

import org.jspecify.annotations.NullMarked;
