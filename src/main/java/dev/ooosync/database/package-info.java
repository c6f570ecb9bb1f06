/**
 * A connection to a database: its SQL files, row loaders, tables and views, and what its failures mean.
 * Uses {@code settings}, {@code failure} and {@code disk}; knows no engine but by its SQL.
 */
@NullMarked
package dev.ooosync.database;

import org.jspecify.annotations.NullMarked;
