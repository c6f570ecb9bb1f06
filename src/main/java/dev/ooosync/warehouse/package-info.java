/**
 * The database: connections, lock, SQL files, migration, staging, generations of the published file.
 * Uses {@code calcom}, {@code settings} and {@code failure}; never sees how the list is read.
 */
@NullMarked
package dev.ooosync.warehouse;

import org.jspecify.annotations.NullMarked;
