/**
 * What the operator should do about a failure: a remedy, and its exit code for schedulers.
 * Uses no other package.
 */
@NullMarked
package dev.ooosync.failure;

import org.jspecify.annotations.NullMarked;
