/**
 * The contract of a warehouse: its lock, sessions, publishes and generations, and what the in-place engines share.
 * Uses {@code staging} and {@code database}; finds the engines without naming them.
 */
@NullMarked
package dev.ooosync.warehouse;

import org.jspecify.annotations.NullMarked;
