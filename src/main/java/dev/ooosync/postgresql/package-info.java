/**
 * The PostgreSQL engine: a schema on a server, under an advisory lock.
 * Uses {@code warehouse} and what that may use; nothing uses it by name.
 */
@NullMarked
package dev.ooosync.postgresql;

import org.jspecify.annotations.NullMarked;
